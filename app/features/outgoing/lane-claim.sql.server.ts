import type { CompanyContext } from "~/platform/db/company-types";
import type { ClientSql } from "~/platform/db/sql-transaction.server";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type LaneSource, shareOut } from "./core/fair-share";
import { precedenceOf } from "./streams";

/** One row in a lane's hands, with what the gate needs to know about its person. */
export interface ClaimedItem {
  id: string;
  streamId: string;
  source: "campaign" | "test" | "reply" | "system";
  campaignId: string | null;
  contactId: string | null;
  conversationId: string | null;
  toPhone: string | null;
  toWa: string | null;
  toUserId: string | null;
  zone: string | null;
  purpose: "MARKETING" | "UTILITY" | "AUTHENTICATION" | "SERVICE";
  tries: number;
  values: string[];
  content: unknown;
  basis: string | null;
  whatsappStoppedAt: Date | null;
  smsStoppedAt: Date | null;
  blockedAt: Date | null;
  noWhatsappAt: Date | null;
  noSmsAt: Date | null;
  marketingNotBefore: Date | null;
  country: string | null;
  windowUntil: Date | null;
}

export interface Claim {
  /** lane_claim row to delete when every row of this claim is settled; null when nothing was claimed. */
  claimId: string | null;
  items: ClaimedItem[];
  /** There was less than asked for: the lane may go to sleep after this. */
  drained: boolean;
}

/** Streams with rows that are due, by hopping over the queue's index: as many steps as streams, not as rows. */
const DUE_STREAMS = `
  WITH RECURSIVE stream AS (
    (SELECT stream_id FROM outgoing WHERE connection_id = $1 AND not_before IS NOT NULL ORDER BY stream_id LIMIT 1)
    UNION ALL
    SELECT (SELECT o.stream_id FROM outgoing AS o
            WHERE o.connection_id = $1 AND o.not_before IS NOT NULL AND o.stream_id > stream.stream_id
            ORDER BY o.stream_id LIMIT 1)
    FROM stream WHERE stream.stream_id IS NOT NULL
  )
  SELECT stream.stream_id AS id FROM stream LEFT JOIN campaign AS c ON c.id = stream.stream_id
  WHERE stream.stream_id IS NOT NULL AND (c.id IS NULL OR c.state IN ('preparing', 'running'))
    AND ($2::boolean OR c.id IS NULL)`;

const PICK = `
  SELECT picked.id FROM unnest($2::uuid[], $3::int[]) AS share(stream_id, n)
  CROSS JOIN LATERAL (
    SELECT o.id FROM outgoing AS o
    WHERE o.connection_id = $1 AND o.stream_id = share.stream_id AND o.not_before <= now()
    ORDER BY o.not_before, o.id LIMIT share.n FOR UPDATE SKIP LOCKED) AS picked`;

const TAKE = `
  UPDATE outgoing SET state = 'claimed', not_before = NULL, why = NULL, epoch = $2, claimed_at = now()
  WHERE id = ANY ($1::uuid[]) AND state = 'waiting'`;

const FACTS = `
  SELECT o.id, o.stream_id AS "streamId", o.source, o.campaign_id AS "campaignId", o.contact_id AS "contactId",
    o.conversation_id AS "conversationId", o.to_phone AS "toPhone", o.to_wa AS "toWa", o.to_user_id AS "toUserId",
    o.zone, o.purpose, o.tries, o.values, o.content, c.basis, c.whatsapp_stopped_at AS "whatsappStoppedAt",
    c.sms_stopped_at AS "smsStoppedAt", c.blocked_at AS "blockedAt", c.no_whatsapp_at AS "noWhatsappAt",
    c.no_sms_at AS "noSmsAt", c.marketing_not_before AS "marketingNotBefore", c.country, v.window_until AS "windowUntil"
  FROM outgoing AS o
  LEFT JOIN contact AS c ON c.id = o.contact_id
  LEFT JOIN conversation AS v ON v.id = o.conversation_id
  WHERE o.id = ANY ($1::uuid[])`;

const NOTHING: Claim = { claimId: null, items: [], drained: true };

/**
 * Takes up to `most` due rows of a number, fairly over its campaigns, people's answers first. Committed before anything
 * goes out. @throws LaneLost when another worker has taken the lane over.
 */
export function claimRows(
  ctx: CompanyContext,
  lane: { connectionId: string; epoch: string; turn: number; campaigns: boolean },
  most: number,
): Promise<Claim> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await assertLane(sql, lane.connectionId, lane.epoch);
    const streams = await sql.query<{ id: string }>(DUE_STREAMS, [lane.connectionId, lane.campaigns]);
    if (streams.length === 0) return NOTHING;
    const sources = streams.map(
      ({ id }): LaneSource => ({ id, precedence: precedenceOf(id), waiting: most }),
    );
    const ids = await pick(sql, lane, sources, most);
    if (ids.length === 0) return NOTHING;
    await sql.execute(TAKE, [ids, lane.epoch]);
    const [claim] = await sql.query<{ id: string }>(
      "INSERT INTO lane_claim (connection_id, epoch, outgoing_ids) VALUES ($1, $2, $3::uuid[]) RETURNING id::text",
      [lane.connectionId, lane.epoch, ids],
    );
    const items = await sql.query<ClaimedItem>(FACTS, [ids]);
    return { claimId: claim!.id, items: inOrder(items, ids), drained: ids.length < most };
  });
}

/** People's answers get all they want; what is left is shared by the campaigns, and gaps are filled once more. */
async function pick(
  sql: ClientSql,
  lane: { connectionId: string; turn: number },
  sources: LaneSource[],
  most: number,
): Promise<string[]> {
  const ids: string[] = [];
  let hungry = sources;
  while (ids.length < most && hungry.length > 0) {
    const level = Math.min(...hungry.map((source) => source.precedence));
    const equals = hungry.filter((source) => source.precedence === level);
    const shares = shareOut(equals, most - ids.length, lane.turn);
    const rows = await sql.query<{ id: string }>(PICK, [
      lane.connectionId,
      shares.map((share) => share.id),
      shares.map((share) => share.take),
    ]);
    const asked = shares.reduce((sum, share) => sum + share.take, 0);
    for (const { id } of rows) if (!ids.includes(id)) ids.push(id);
    if (rows.length >= asked) break;
    // Somebody had less than their share. One more round for the next level; equals wait for the next claim.
    hungry = hungry.filter((source) => source.precedence !== level);
  }
  return ids;
}

function inOrder(items: ClaimedItem[], ids: string[]): ClaimedItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export class LaneLost extends Error {}

async function assertLane(sql: ClientSql, connectionId: string, epoch: string) {
  const found = await sql.query("SELECT 1 FROM lane WHERE connection_id = $1 AND epoch = $2 FOR SHARE", [
    connectionId,
    epoch,
  ]);
  if (found.length === 0) throw new LaneLost("The lane was taken over");
}

/** After an error in claimRows nobody knows whether it committed: puts back what this epoch holds without knowing it. */
export function releaseUnknownClaims(
  ctx: CompanyContext,
  lane: { connectionId: string; epoch: string },
  knownClaimIds: string[],
): Promise<void> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const lost = await sql.query<{ ids: string[] }>(
      `DELETE FROM lane_claim WHERE connection_id = $1 AND epoch = $2 AND NOT id = ANY ($3::bigint[])
       RETURNING outgoing_ids AS ids`,
      [lane.connectionId, lane.epoch, knownClaimIds],
    );
    await sql.execute(
      `UPDATE outgoing SET state = 'waiting', not_before = now(), epoch = NULL
       WHERE id = ANY ($1::uuid[]) AND state = 'claimed' AND epoch = $2`,
      [lost.flatMap((claim) => claim.ids), lane.epoch],
    );
  });
}
