import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { BeforeAnswer } from "./answer-conversation.sql.server";

/**
 * Takes a waiting row out of the queue: it becomes skipped, or it has left. The lane's own mark changes the same row under
 * the same condition (lane-mark.sql.server.ts), so exactly one of the two happens. → whether it was still ours
 */
export async function takeBack(tx: CompanyTransaction, id: string, now: Date): Promise<boolean> {
  const count = await sqlOf(tx).execute(
    `UPDATE outgoing SET state = 'skipped', why = 'undone', not_before = NULL, settled_at = $2::timestamptz
     WHERE id = $1::uuid AND source = 'reply' AND state = 'waiting'`,
    [id, now],
  );
  return count === 1;
}

export interface LastBubble {
  id: string;
  type: string;
  author: string;
  text: string;
  at: Date;
}

/** What a list shows of a conversation: its last bubble of people; a campaign's own and the system's do not count. */
export async function lastBubble(
  tx: CompanyTransaction,
  conversationId: string,
): Promise<LastBubble | undefined> {
  const [row] = await sqlOf(tx).query<LastBubble>(
    `SELECT id::text AS id, type, author, left(text, 1000) AS text, at FROM message
     WHERE conversation_id = $1::uuid AND author NOT IN ('campaign', 'system') AND direction <> 'internal'
     ORDER BY at DESC, id DESC LIMIT 1`,
    [conversationId],
  );
  return row;
}

/**
 * The conversation without its last answer: its last message is the one before. With `before`, whoever waited waits again;
 * what it was (done, put off) it is again unless the person wrote since.
 */
export async function putBack(
  tx: CompanyTransaction,
  conversationId: string,
  last: { id: string; type: string; author: string; preview: string; at: Date } | undefined,
  before: BeforeAnswer | undefined,
): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE conversation AS v SET last_message_at = $2::timestamptz, last_message_id = $3::uuid, last_type = $4,
       last_author = $5, preview = $6,
       unanswered_since = CASE WHEN b.there THEN least(v.unanswered_since, b.unanswered) ELSE v.unanswered_since END,
       unread = v.unread + b.unread,
       state = CASE WHEN b.back THEN b.state ELSE v.state END,
       snoozed_until = CASE WHEN b.back THEN b.snoozed ELSE v.snoozed_until END,
       opened_at = CASE WHEN b.back THEN b.opened ELSE v.opened_at END
     FROM (SELECT v.id, j.value IS NOT NULL AS there, (j.value ->> 'unansweredSince')::timestamptz AS unanswered,
         coalesce((j.value ->> 'unread')::int, 0) AS unread, j.value ->> 'state' AS state,
         (j.value ->> 'snoozedUntil')::timestamptz AS snoozed, (j.value ->> 'openedAt')::timestamptz AS opened,
         coalesce(v.state = 'open' AND v.inbound_count = (j.value ->> 'inboundCount')::int, false) AS back
       FROM conversation AS v CROSS JOIN (SELECT $7::jsonb AS value) AS j WHERE v.id = $1::uuid) AS b
     WHERE v.id = b.id AND v.id = $1::uuid`,
    [
      conversationId,
      last?.at ?? null,
      last?.id ?? null,
      last?.type ?? null,
      last?.author ?? null,
      last?.preview ?? null,
      before ? JSON.stringify(before) : null,
    ],
  );
}
