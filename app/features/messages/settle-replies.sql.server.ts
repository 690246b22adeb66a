import { type ReactionMark, withReaction } from "~/features/inbox/core/reaction-marks";
import { previewOf } from "~/features/messages/core/inbound-bubble";
import { plainArray } from "~/platform/db/array-literal";
import type { Sql } from "~/platform/db/sql";

interface AcceptedChange {
  id: string;
  connectionId: string;
  at: Date;
  content:
    | { type: "reaction"; emoji: string; providerId: string }
    | { type: "edit"; text: string; providerId: string }
    | { type: "delete"; providerId: string };
}

interface Target {
  id: string;
  conversationId: string;
  reactions: ReactionMark[] | null;
  editedAt: Date | null;
  change: { id: string; userId?: string } | null;
}

// Somebody else's bubble may have the name already (a phone's own copy): then the reply keeps none, and both stay.
const NAME = `
  UPDATE message AS m SET provider_id = o.provider_id FROM outgoing AS o
  WHERE o.id = ANY ($1::uuid[]) AND o.source = 'reply' AND o.provider_id IS NOT NULL
    AND m.id = o.id AND m.id = ANY ($1::uuid[]) AND m.provider_id IS NULL
    AND NOT EXISTS (SELECT FROM message AS n WHERE n.connection_id = o.connection_id AND n.provider_id = o.provider_id)`;

const CHANGES = `
  SELECT o.id::text AS id, o.connection_id::text AS "connectionId", coalesce(o.accepted_at, now()) AS at, o.content
  FROM outgoing AS o WHERE o.id = ANY ($1::uuid[]) AND o.source = 'reply'
    AND o.state IN ('accepted', 'held', 'delivered', 'read') AND o.content ->> 'type' IN ('reaction', 'edit', 'delete')
  ORDER BY o.accepted_at, o.id`;

const TARGET = `
  SELECT id::text AS id, conversation_id::text AS "conversationId", reactions, edited_at AS "editedAt",
    content -> 'change' AS change
  FROM message WHERE connection_id = $1::uuid AND provider_id = $2 FOR NO KEY UPDATE`;

/**
 * What the provider's acceptance of members' answers means for the thread: a bubble learns its provider's id, and what a
 * member changed of an earlier one (reaction, new text, deleted) is true now. Repeating it changes nothing more.
 */
export async function settleReplies(sql: Sql, outgoingIds: readonly string[]): Promise<void> {
  if (outgoingIds.length === 0) return;
  const ids = [plainArray([...outgoingIds])];
  await sql.execute(NAME, ids);
  for (const change of await sql.query<AcceptedChange>(CHANGES, ids)) await applyChange(sql, change);
}

async function applyChange(sql: Sql, change: AcceptedChange): Promise<void> {
  const { id, content, at } = change;
  const [target] = await sql.query<Target>(TARGET, [change.connectionId, content.providerId]);
  if (!target) return;
  const where = "WHERE id = $1::uuid";
  if (content.type === "delete") {
    await sql.execute(`UPDATE message SET revoked_at = coalesce(revoked_at, $2::timestamptz) ${where}`, [
      target.id,
      at,
    ]);
    await changePreview(sql, target, "");
  } else if (content.type === "edit") {
    if (target.editedAt && target.editedAt > at) return;
    await sql.execute(`UPDATE message SET text = $2, edited_at = $3::timestamptz ${where}`, [
      target.id,
      content.text,
      at,
    ]);
    await changePreview(sql, target, previewOf(content.text));
  } else {
    const userId = target.change?.id === id ? target.change.userId : undefined;
    const mark = { by: "us", emoji: content.emoji, at: at.toISOString(), ...(userId && { userId }) } as const;
    const marks = JSON.stringify(withReaction(target.reactions, mark));
    await sql.execute(`UPDATE message SET reactions = $2::jsonb ${where}`, [target.id, marks]);
  }
  if (target.change?.id === id)
    await sql.execute(`UPDATE message SET content = nullif(content - 'change', '{}') ${where}`, [target.id]);
}

/** Where the list shows this bubble, it shows what the bubble says now. */
async function changePreview(sql: Sql, { id, conversationId }: Target, preview: string): Promise<void> {
  await sql.execute(
    `UPDATE conversation SET preview = $3 WHERE id = $1::uuid AND last_message_id = $2::uuid`,
    [conversationId, id, preview],
  );
}
