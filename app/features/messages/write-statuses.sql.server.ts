import { RANK } from "~/features/outgoing/core/outgoing-state";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { StatusFold } from "./core/fold-statuses";

/** A row that moved and concerns more than itself: it failed, nobody had seen it accepted, or it was a test. */
export interface StatusChange {
  id: string;
  was: string;
  state: string;
  source: string;
  code: string | null;
  connectionId: string;
  campaignId: string | null;
  contactId: string | null;
}

export interface WrittenStatuses {
  notable: StatusChange[];
  /** Campaigns of which any row moved. */
  campaignIds: string[];
  /** Conversations in which an answer, or a message of the system, moved. */
  conversationIds: string[];
  /** Our ids that are no row here. */
  missing: string[];
}

/** `accepted` may already be `sent`: both are below everything that could raise it, so one rank serves. */
const RANK_OF_STATE = `CASE o.state WHEN 'waiting' THEN ${RANK.waiting} WHEN 'claimed' THEN ${RANK.claimed}
  WHEN 'sending' THEN ${RANK.sending} WHEN 'unknown' THEN ${RANK.unknown} WHEN 'accepted' THEN ${RANK.accepted}
  WHEN 'held' THEN ${RANK.held} WHEN 'failed' THEN ${RANK.failed} WHEN 'delivered' THEN ${RANK.delivered}
  WHEN 'read' THEN ${RANK.read} ELSE ${RANK.skipped} END`;

// The rows are locked in the order of their ids, so that lanes and appliers wait for each other instead of deadlocking,
// and so that "was" is true also when somebody else changed the row a moment ago. `failed_at` and `code` follow
// learn() of outgoing-state.ts: the earliest failure's code, the smaller one of two at the same instant.
// `id = ANY` beside the first join keeps the primary key in use under row-level security; beside the second, whose inner
// side is one row each, the array would be read anew for every row.
const APPLY = `
  WITH facts AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS f ("outgoingId" uuid, "providerId" text, rank int, state text,
      "sentAt" timestamptz, "deliveredAt" timestamptz, "readAt" timestamptz, "failedAt" timestamptz, code text, detail text)
  ), found AS MATERIALIZED (
    SELECT o.id, o.state AS was, ${RANK_OF_STATE} AS rank,
      o.failed_at IS NULL OR f."failedAt" < o.failed_at
        OR (f."failedAt" = o.failed_at AND (o.why IS NULL OR f.code < o.why)) AS "firstFailure"
    FROM facts AS f JOIN outgoing AS o ON o.id = f."outgoingId"
    WHERE o.id = ANY ($2::uuid[]) ORDER BY o.id FOR NO KEY UPDATE OF o
  ), changed AS (
    UPDATE outgoing AS o SET
      state = CASE WHEN f.rank > b.rank THEN f.state ELSE o.state END,
      not_before = NULL,
      why = CASE WHEN greatest(f.rank, b.rank) = ${RANK.failed}
          THEN CASE WHEN f.code IS NOT NULL AND b."firstFailure" THEN f.code ELSE o.why END
        WHEN f.rank > b.rank THEN NULL ELSE o.why END,
      detail = CASE WHEN greatest(f.rank, b.rank) = ${RANK.failed}
          THEN CASE WHEN f.code IS NOT NULL AND b."firstFailure" THEN f.detail ELSE o.detail END
        WHEN f.rank > b.rank THEN NULL ELSE o.detail END,
      provider_id = coalesce(o.provider_id, f."providerId"),
      accepted_at = least(o.accepted_at, f."sentAt"),
      delivered_at = least(o.delivered_at, f."deliveredAt"),
      read_at = least(o.read_at, f."readAt"),
      failed_at = least(o.failed_at, f."failedAt")
    FROM facts AS f JOIN found AS b ON b.id = f."outgoingId"
    WHERE o.id = b.id AND b.was <> 'skipped' AND (
      f.rank > b.rank OR o.provider_id IS NULL
      OR f."sentAt" < coalesce(o.accepted_at, 'infinity') OR f."deliveredAt" < coalesce(o.delivered_at, 'infinity')
      OR f."readAt" < coalesce(o.read_at, 'infinity') OR f."failedAt" < coalesce(o.failed_at, 'infinity')
      OR (b."firstFailure" AND f.code IS NOT NULL))
    RETURNING o.id, o.state, o.source, o.why, o.connection_id, o.campaign_id, o.contact_id, o.conversation_id
  ), told AS (
    INSERT INTO event (kind, subject_id, data)
    SELECT 'message.' || c.state, c.id, jsonb_strip_nulls(jsonb_build_object('connectionId', c.connection_id,
      'campaignId', c.campaign_id, 'contactId', c.contact_id, 'code', CASE WHEN c.state = 'failed' THEN c.why END))
    FROM changed AS c JOIN found AS b ON b.id = c.id WHERE b.was <> c.state
  )
  SELECT 'notable' AS about, c.id::text AS id, b.was, c.state, c.source, c.why AS code,
    c.connection_id::text AS "connectionId", c.campaign_id::text AS "campaignId", c.contact_id::text AS "contactId"
  FROM changed AS c JOIN found AS b ON b.id = c.id
  WHERE b.was <> c.state AND (c.state = 'failed' OR c.source = 'test' OR b.rank < ${RANK.accepted})
  UNION ALL
  SELECT 'missing', f."outgoingId"::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM facts AS f LEFT JOIN found AS b ON b.id = f."outgoingId" WHERE b.id IS NULL
  UNION ALL
  SELECT DISTINCT 'campaign', NULL, NULL, NULL, NULL, NULL, NULL, c.campaign_id::text, NULL
  FROM changed AS c WHERE c.campaign_id IS NOT NULL
  UNION ALL
  SELECT DISTINCT 'conversation', c.conversation_id::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM changed AS c WHERE c.conversation_id IS NOT NULL AND c.source <> 'campaign'`;

/**
 * Applies folded statuses in one statement, forward only, and appends an event for each row that moved. Two folds of one
 * batch must not name the same row. Rows of other companies and unknown ids are simply not found.
 */
export async function writeStatuses(tx: CompanyTransaction, folds: StatusFold[]): Promise<WrittenStatuses> {
  const written: WrittenStatuses = { notable: [], campaignIds: [], conversationIds: [], missing: [] };
  if (folds.length === 0) return written;
  const facts = folds.map(({ events: _, ...fact }) => fact);
  const ids = `{${folds.map(({ outgoingId }) => outgoingId).join(",")}}`;
  const rows = await sqlOf(tx).query<
    StatusChange & { about: "notable" | "missing" | "campaign" | "conversation" }
  >(APPLY, [JSON.stringify(facts), ids]);
  for (const { about, ...row } of rows) {
    if (about === "notable") written.notable.push(row);
    else if (about === "missing") written.missing.push(row.id);
    else if (about === "conversation") written.conversationIds.push(row.id);
    else if (row.campaignId) written.campaignIds.push(row.campaignId);
  }
  return written;
}

/** Our ids of messages that we know by the provider's: "connection provider-id" → outgoing id. */
export async function outgoingByProviderId(
  tx: CompanyTransaction,
  wanted: { connectionId: string; providerId: string }[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (wanted.length === 0) return found;
  const rows = await sqlOf(tx).query<{ connectionId: string; providerId: string; outgoingId: string }>(
    `SELECT m.connection_id::text AS "connectionId", m.provider_id AS "providerId", m.id::text AS "outgoingId"
     FROM json_to_recordset($1::json) AS w ("connectionId" uuid, "providerId" text)
     JOIN message AS m ON m.connection_id = w."connectionId" AND m.provider_id = w."providerId"
     WHERE m.direction = 'out' AND m.author <> 'phone'`,
    [JSON.stringify(wanted)],
  );
  for (const row of rows) found.set(`${row.connectionId} ${row.providerId}`, row.outgoingId);
  return found;
}
