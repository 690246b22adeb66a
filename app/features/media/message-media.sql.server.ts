import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { MediaState, MessageMedia } from "./core/message-media";

/**
 * Writes what became of a message's file, if it still is where `from` says: of two that did the same work one counts.
 * → the thread, undefined when it had moved on
 */
export async function changeMessageMedia(
  tx: CompanyTransaction,
  messageId: string,
  from: { state: MediaState; attempts: number },
  media: MessageMedia,
): Promise<string | undefined> {
  const [row] = await sqlOf(tx).query<{ conversationId: string }>(
    `UPDATE message SET content = jsonb_set(content, '{media}', $2::jsonb)
     WHERE id = $1::uuid AND coalesce(content->'media'->>'state', 'remote') = $3
       AND coalesce((content->'media'->>'attempts')::int, 0) = $4
     RETURNING conversation_id::text AS "conversationId"`,
    [messageId, JSON.stringify(media), from.state, from.attempts],
  );
  return row?.conversationId;
}
