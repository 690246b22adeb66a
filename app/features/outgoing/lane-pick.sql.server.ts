import { plainArray } from "~/platform/db/array-literal";
import type { CompanyContext } from "~/platform/db/company-types";
import { type ClientSql, sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type LaneSource, shareOut } from "./core/fair-share";
import { precedenceOf } from "./streams";

/** One row that a lane has picked, with what the gate needs to know about its person. Still `waiting` in the database. */
export interface PickedItem {
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

export interface Picked {
  items: PickedItem[];
  /** There was less than asked for: the lane may go to sleep after this. */
  drained: boolean;
}

/** Streams with rows that wait, by hopping over the queue's index: as many steps as streams, not as rows. */
const STREAMS = `
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
    ORDER BY o.not_before, o.id LIMIT share.n) AS picked`;

const FACTS = `
  SELECT o.id, o.stream_id AS "streamId", o.source, o.campaign_id AS "campaignId", o.contact_id AS "contactId",
    o.conversation_id AS "conversationId", o.to_phone AS "toPhone", o.to_wa AS "toWa", o.to_user_id AS "toUserId",
    o.zone, o.purpose, o.tries, o.values, o.content, c.basis, c.whatsapp_stopped_at AS "whatsappStoppedAt",
    c.sms_stopped_at AS "smsStoppedAt", c.blocked_at AS "blockedAt", c.no_whatsapp_at AS "noWhatsappAt",
    c.no_sms_at AS "noSmsAt", c.marketing_not_before AS "marketingNotBefore", c.country, v.window_until AS "windowUntil"
  FROM outgoing AS o
  LEFT JOIN contact AS c ON c.id = o.contact_id
  LEFT JOIN conversation AS v ON v.id = o.conversation_id
  WHERE o.id = ANY ($1::uuid[]) AND o.state = 'waiting'`;

/**
 * Reads up to `most` due rows of a number, fairly over its campaigns, people's answers first. Nothing is written: the
 * lane has one owner, and the row is taken when it is marked as sending, in its epoch (docs/decisions/sending.md).
 * @param held rows that the lane has in its hands already, by id, with their stream
 */
export function pickRows(
  ctx: CompanyContext,
  lane: { connectionId: string; turn: number; campaigns: boolean },
  most: number,
  held: ReadonlyMap<string, string>,
): Promise<Picked> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const streams = await sql.query<{ id: string }>(STREAMS, [lane.connectionId, lane.campaigns]);
    if (streams.length === 0) return { items: [], drained: true };
    const sources = streams.map(
      ({ id }): LaneSource => ({ id, precedence: precedenceOf(id), waiting: most }),
    );
    const ids = await pick(sql, lane, sources, most, held);
    if (ids.length === 0) return { items: [], drained: true };
    const items = await sql.query<PickedItem>(FACTS, [plainArray(ids)]);
    return { items: inOrder(items, ids), drained: ids.length < most };
  });
}

/** People's answers get all they want; what is left is shared by the campaigns. */
async function pick(
  sql: ClientSql,
  lane: { connectionId: string; turn: number },
  sources: LaneSource[],
  most: number,
  held: ReadonlyMap<string, string>,
): Promise<string[]> {
  const heldBy = new Map<string, number>();
  for (const stream of held.values()) heldBy.set(stream, (heldBy.get(stream) ?? 0) + 1);
  const ids: string[] = [];
  let hungry = sources;
  while (ids.length < most && hungry.length > 0) {
    const level = Math.min(...hungry.map((source) => source.precedence));
    const equals = hungry.filter((source) => source.precedence === level);
    const shares = shareOut(equals, most - ids.length, lane.turn);
    const rows = await sql.query<{ id: string }>(PICK, [
      lane.connectionId,
      plainArray(shares.map((share) => share.id)),
      plainArray(shares.map((share) => share.take + (heldBy.get(share.id) ?? 0))),
    ]);
    for (const { id } of rows) if (ids.length < most && !held.has(id)) ids.push(id);
    hungry = hungry.filter((source) => source.precedence !== level);
  }
  return ids;
}

function inOrder(items: PickedItem[], ids: string[]): PickedItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
