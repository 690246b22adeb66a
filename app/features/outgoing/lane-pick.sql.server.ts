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
  /** Provider's id of the message that this one answers. */
  replyTo: string | null;
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
    (SELECT stream_id FROM outgoing_due WHERE connection_id = $1 ORDER BY stream_id LIMIT 1)
    UNION ALL
    SELECT (SELECT d.stream_id FROM outgoing_due AS d
            WHERE d.connection_id = $1 AND d.stream_id > stream.stream_id ORDER BY d.stream_id LIMIT 1)
    FROM stream WHERE stream.stream_id IS NOT NULL
  )
  SELECT stream.stream_id AS id FROM stream LEFT JOIN campaign AS c ON c.id = stream.stream_id
  WHERE stream.stream_id IS NOT NULL AND (c.id IS NULL OR c.state IN ('preparing', 'running'))
    AND ($2::boolean OR c.id IS NULL)`;

const PICK = `
  SELECT picked.id FROM unnest($2::uuid[], $3::int[]) AS share(stream_id, n)
  CROSS JOIN LATERAL (
    SELECT d.id FROM outgoing_due AS d
    WHERE d.connection_id = $1 AND d.stream_id = share.stream_id AND d.not_before <= now()
    ORDER BY d.not_before, d.id LIMIT share.n) AS picked`;

const ROWS = `
  SELECT id, stream_id AS "streamId", source, campaign_id AS "campaignId", contact_id AS "contactId",
    conversation_id AS "conversationId", to_phone AS "toPhone", to_wa AS "toWa", to_user_id AS "toUserId",
    zone, purpose, tries, values, content, reply_to AS "replyTo"
  FROM outgoing WHERE id = ANY ($1::uuid[]) AND state = 'waiting'`;

const PEOPLE = `
  SELECT id, basis, whatsapp_stopped_at AS "whatsappStoppedAt", sms_stopped_at AS "smsStoppedAt",
    blocked_at AS "blockedAt", no_whatsapp_at AS "noWhatsappAt", no_sms_at AS "noSmsAt",
    marketing_not_before AS "marketingNotBefore", country
  FROM contact WHERE id = ANY ($1::uuid[])`;

const WINDOWS = `
  SELECT id, window_until AS "windowUntil" FROM conversation
  WHERE id = ANY ($1::uuid[]) AND window_until > now()`;

/**
 * Reads up to `most` due rows of a number, fairly over its campaigns, people's answers first. Nothing is written: the
 * lane has one owner, and the row is taken when it is marked as sending, in its epoch (docs/decisions/sending.md).
 * @param held rows that the lane has in its hands already, by id, with their stream
 * @param allowanceOf how many rows of a stream its own pace lets leave now; without it as many as asked for
 */
export function pickRows(
  ctx: CompanyContext,
  lane: { connectionId: string; turn: number; campaigns: boolean },
  most: number,
  held: ReadonlyMap<string, string>,
  allowanceOf: (streamId: string) => number = () => most,
): Promise<Picked> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const streams = await sql.prepared<{ id: string }>(STREAMS, [lane.connectionId, lane.campaigns]);
    if (streams.length === 0) return { items: [], drained: true };
    const sources = streams
      .map(
        ({ id }): LaneSource => ({
          id,
          precedence: precedenceOf(id),
          waiting: Math.min(most, allowanceOf(id)),
        }),
      )
      .filter(({ waiting }) => waiting > 0);
    if (sources.length === 0) return { items: [], drained: true };
    const ids = await pick(sql, lane, sources, most, held);
    if (ids.length === 0) return { items: [], drained: true };
    return { items: inOrder(await withFacts(sql, ids), ids), drained: ids.length < most };
  });
}

/** A row that was picked a while ago, with what is known about its person now; undefined when it waits no more. */
export function pickAgain(ctx: CompanyContext, id: string): Promise<PickedItem | undefined> {
  return sqlTransaction(ctx, "read", async (sql) => (await withFacts(sql, [id]))[0]);
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
    const rows = await sql.prepared<{ id: string }>(PICK, [
      lane.connectionId,
      plainArray(shares.map((share) => share.id)),
      plainArray(shares.map((share) => share.take + (heldBy.get(share.id) ?? 0))),
    ]);
    for (const { id } of rows) if (ids.length < most && !held.has(id)) ids.push(id);
    hungry = hungry.filter((source) => source.precedence !== level);
  }
  return ids;
}

type Row = Omit<PickedItem, keyof PersonFacts | "windowUntil">;
type PersonFacts = Pick<
  PickedItem,
  | "basis"
  | "whatsappStoppedAt"
  | "smsStoppedAt"
  | "blockedAt"
  | "noWhatsappAt"
  | "noSmsAt"
  | "marketingNotBefore"
  | "country"
>;
const NOBODY: PersonFacts = {
  basis: null,
  whatsappStoppedAt: null,
  smsStoppedAt: null,
  blockedAt: null,
  noWhatsappAt: null,
  noSmsAt: null,
  marketingNotBefore: null,
  country: null,
};

/** Three look-ups by id instead of a join: behind the policies the planner would read whole tables for it. */
async function withFacts(sql: ClientSql, ids: string[]): Promise<PickedItem[]> {
  const rows = await sql.prepared<Row>(ROWS, [plainArray(ids)]);
  const contactIds = rows.flatMap((row) => row.contactId ?? []);
  const threadIds = rows.flatMap((row) => row.conversationId ?? []);
  const people = await sql.prepared<PersonFacts & { id: string }>(PEOPLE, [plainArray(contactIds)]);
  const windows = await sql.prepared<{ id: string; windowUntil: Date }>(WINDOWS, [plainArray(threadIds)]);
  const personOf = new Map(people.map(({ id, ...facts }) => [id, facts]));
  const windowOf = new Map(windows.map((row) => [row.id, row.windowUntil]));
  return rows.map((row) =>
    Object.assign(row, personOf.get(row.contactId ?? "") ?? NOBODY, {
      windowUntil: windowOf.get(row.conversationId ?? "") ?? null,
    }),
  );
}

function inOrder(items: PickedItem[], ids: string[]): PickedItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
