import { settleReplies } from "~/features/messages/settle-replies.sql.server";
import { plainArray, textArray } from "~/platform/db/array-literal";
import type { CompanyContext } from "~/platform/db/company-types";
import { type ClientSql, sqlTransaction } from "~/platform/db/sql-transaction.server";

export interface AcceptedResult {
  id: string;
  state: "accepted" | "held";
  providerId: string;
  text: string;
  type: string;
  at: Date;
  /** Of a member: it has its bubble already, or changes an earlier one. */
  isReply: boolean;
}

/** Everything that is not an acceptance. `waiting` needs `notBefore`. */
export interface OtherResult {
  id: string;
  state: "waiting" | "failed" | "skipped" | "unknown";
  why: string | null;
  detail: string | null;
  notBefore: Date | null;
  tries: number;
  at: Date;
  /** Settled before it was marked as sending: the gate or a limit said so. */
  unsent: boolean;
}

export interface Results {
  accepted: AcceptedResult[];
  others: OtherResult[];
  /** Claims of which every row is settled now. */
  doneClaimIds: string[];
}

// Planned for each batch anew: a plan for any number of rows compares every row with every other.
// A webhook may have been quicker: what it said stays, and only what is missing is added.
const ACCEPT = `
  WITH answer AS (
    SELECT t.id, t.state, t.provider_id, t.body, t.type, to_timestamp(t.ms / 1000) AS at
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::float8[])
      AS t(id, state, provider_id, body, type, ms)
  ), done AS (
    UPDATE outgoing AS o SET
      state = CASE WHEN o.state IN ('sending', 'unknown') THEN answer.state ELSE o.state END,
      provider_id = COALESCE(o.provider_id, answer.provider_id),
      accepted_at = LEAST(o.accepted_at, answer.at),
      held_at = CASE WHEN answer.state = 'held' THEN LEAST(o.held_at, answer.at) ELSE o.held_at END
    FROM answer WHERE o.id = answer.id AND o.id = ANY ($1::uuid[])
    RETURNING o.id, o.connection_id, o.conversation_id, o.campaign_id, o.source, answer.provider_id, answer.body,
      answer.type, answer.at, answer.state
  ), bubble AS (
    INSERT INTO message (id, conversation_id, connection_id, direction, author, provider_id, campaign_id, type, text, at)
    SELECT id, conversation_id, connection_id, 'out', CASE source WHEN 'campaign' THEN 'campaign' ELSE 'system' END,
      provider_id, campaign_id, type, body, at
    FROM done WHERE conversation_id IS NOT NULL AND source <> 'reply'
    ON CONFLICT DO NOTHING
  )
  INSERT INTO event (kind, subject_id) SELECT 'message.' || state, id FROM done`;

const OTHERS = `
  WITH answer AS (
    SELECT t.id, t.state, t.why, t.detail, to_timestamp(t.not_before / 1000) AS not_before, t.tries,
      to_timestamp(t.ms / 1000) AS at, t.unsent
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::int[], $7::float8[], $8::boolean[])
      AS t(id, state, why, detail, not_before, tries, ms, unsent)
  ), done AS (
    UPDATE outgoing AS o SET
      state = answer.state, why = answer.why, detail = answer.detail, not_before = answer.not_before,
      tries = answer.tries, epoch = CASE WHEN answer.state = 'waiting' THEN NULL ELSE o.epoch END,
      failed_at = CASE WHEN answer.state = 'failed' THEN answer.at ELSE o.failed_at END,
      settled_at = CASE WHEN answer.state IN ('skipped', 'unknown') THEN answer.at ELSE o.settled_at END
    FROM answer WHERE o.id = answer.id AND o.id = ANY ($1::uuid[])
      AND CASE o.state
        WHEN 'waiting' THEN answer.unsent
        WHEN 'sending' THEN NOT answer.unsent AND o.epoch = $9
        WHEN 'unknown' THEN answer.state = 'failed'
        ELSE false END
    RETURNING o.id, answer.state
  )
  INSERT INTO event (kind, subject_id) SELECT 'message.' || state, id FROM done WHERE state IN ('failed', 'unknown')`;

/** Writes what became of many messages at once. Repeating it after an error changes nothing more. */
export function recordResults(ctx: CompanyContext, epoch: string, results: Results): Promise<void> {
  return sqlTransaction(ctx, "write", async (sql) => {
    // Claims first, then rows by their ids: in the order of a take-over, so that the two wait instead of deadlocking.
    if (results.doneClaimIds.length > 0) {
      await sql.prepared("DELETE FROM lane_claim WHERE id = ANY ($1::bigint[])", [
        plainArray(results.doneClaimIds),
      ]);
    }
    if (results.accepted.length > 0 && results.others.length > 0) {
      const ids = [...results.accepted, ...results.others].map((row) => row.id);
      await sql.execute(LOCK, [plainArray(ids)]);
    }
    if (results.accepted.length > 0) {
      await accept(sql, results.accepted);
      const replies = results.accepted.filter(({ isReply }) => isReply);
      await settleReplies(
        sql,
        replies.map(({ id }) => id),
      );
    }
    if (results.others.length > 0) await settle(sql, epoch, results.others);
  });
}

const LOCK = "SELECT 1 FROM outgoing WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE";

const accept = (sql: ClientSql, results: AcceptedResult[]) => {
  const rows = results.toSorted(byId);
  return sql.execute(ACCEPT, [
    plainArray(rows.map((row) => row.id)),
    plainArray(rows.map((row) => row.state)),
    textArray(rows.map((row) => row.providerId)),
    textArray(rows.map((row) => row.text)),
    plainArray(rows.map((row) => row.type)),
    plainArray(rows.map((row) => row.at.getTime())),
  ]);
};

const settle = (sql: ClientSql, epoch: string, results: OtherResult[]) => {
  const rows = results.toSorted(byId);
  return sql.execute(OTHERS, [
    plainArray(rows.map((row) => row.id)),
    plainArray(rows.map((row) => row.state)),
    textArray(rows.map((row) => row.why)),
    textArray(rows.map((row) => row.detail)),
    plainArray(rows.map((row) => row.notBefore?.getTime() ?? null)),
    plainArray(rows.map((row) => row.tries)),
    plainArray(rows.map((row) => row.at.getTime())),
    plainArray(rows.map((row) => String(row.unsent))),
    epoch,
  ]);
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
