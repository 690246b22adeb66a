import { type ReactionMark, withReaction } from "~/features/inbox/core/reaction-marks";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** A message that may be a reaction, or what one is waiting for. */
export interface MarkedMessage {
  id: string;
  conversationId: string;
  connectionId: string;
  direction: "in" | "out";
  providerId: string;
  type: string;
  text: string;
  /** Provider's id of what it reacts to. */
  replyToId: string | null;
  at: Date;
  old?: true;
}

interface Pair {
  reactionId: string;
  direction: "in" | "out";
  emoji: string;
  at: Date;
  targetId: string;
}

interface Target {
  id: string;
  reactions: ReactionMark[] | null;
}

// A reaction may come before what it is about: it waits as a row of its own, in the same second or later. What came with
// a phone's history is not searched for such: there the reactions come after.
const PAIRS = `
  WITH given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS g (id uuid, "conversationId" uuid, "connectionId" uuid, direction text,
      "providerId" text, type text, text text, "replyToId" text, at timestamptz, old boolean)
  )
  SELECT g.id::text AS "reactionId", g.direction, g.text AS emoji, g.at, t.id::text AS "targetId"
  FROM given AS g CROSS JOIN LATERAL (
    SELECT m.id FROM message AS m WHERE m.connection_id = g."connectionId" AND m.provider_id = g."replyToId" LIMIT 1
  ) AS t
  WHERE g.type = 'reaction' AND g."replyToId" IS NOT NULL
  UNION
  SELECT r.id::text, r.direction, r.text, r.at, g.id::text
  FROM given AS g CROSS JOIN LATERAL (
    SELECT m.id, m.direction, m.text, m.at FROM message AS m
    WHERE m.conversation_id = g."conversationId" AND m.at >= date_trunc('second', g.at) AND m.type = 'reaction'
      AND m.reply_to_id = g."providerId" LIMIT 2
  ) AS r
  WHERE g.type <> 'reaction' AND g.old IS NOT TRUE
  ORDER BY at, "reactionId"`;

/** Puts reactions on the bubbles they are about, whichever of the two came first; each side has one. */
export async function markReactions(
  tx: CompanyTransaction,
  arrived: readonly MarkedMessage[],
): Promise<void> {
  if (arrived.length === 0) return;
  const sql = sqlOf(tx);
  const given = arrived.map((row) => ({
    ...row,
    content: undefined,
    text: row.type === "reaction" ? row.text : "",
  }));
  const pairs = await sql.query<Pair>(PAIRS, [JSON.stringify(given)]);
  if (pairs.length === 0) return;
  const ids = listOf([...new Set(pairs.map(({ targetId }) => targetId))]);
  const targets = await sql.query<Target>(
    "SELECT id::text AS id, reactions FROM message WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE",
    [ids],
  );
  const marks = new Map(targets.map(({ id, reactions }) => [id, reactions]));
  for (const { targetId, direction, emoji, at } of pairs) {
    const mark = { by: direction === "in" ? "customer" : "us", emoji, at: at.toISOString() } as const;
    marks.set(targetId, withReaction(marks.get(targetId) ?? null, mark));
  }
  await sql.execute(
    `UPDATE message AS m SET reactions = f.reactions
     FROM json_to_recordset($1::json) AS f (id uuid, reactions jsonb) WHERE m.id = f.id AND m.id = ANY ($2::uuid[])`,
    [JSON.stringify([...marks].map(([id, reactions]) => ({ id, reactions }))), ids],
  );
  await sql.execute(
    `UPDATE message SET content = coalesce(content, '{}') || '{"onBubble": true}' WHERE id = ANY ($1::uuid[])`,
    [listOf(pairs.map(({ reactionId }) => reactionId))],
  );
}

const listOf = (ids: string[]) => `{${ids.join(",")}}`;
