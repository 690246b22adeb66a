import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/** A conversation as an answer found it, to be put back if the answer is taken back. Moments are ISO text. */
export interface BeforeAnswer {
  state: string;
  snoozedUntil: string | null;
  openedAt: string | null;
  unansweredSince: string | null;
  unread: number;
  inboundCount: number;
}

export interface LockedConversation {
  connectionId: string;
  contactId: string;
  assigneeId: string | null;
  departmentId: string | null;
  windowUntil: Date | null;
  freeEntryUntil: Date | null;
  lastMessageAt: Date | null;
  before: BeforeAnswer;
}

/** The conversation as it stands, locked until the end of the transaction. */
export async function lockConversation(
  tx: CompanyTransaction,
  id: string,
): Promise<LockedConversation | undefined> {
  const [row] = await sqlOf(tx).query<LockedConversation>(
    `SELECT connection_id::text AS "connectionId", contact_id::text AS "contactId", assignee_id::text AS "assigneeId",
       department_id::text AS "departmentId", window_until AS "windowUntil", free_entry_until AS "freeEntryUntil",
       last_message_at AS "lastMessageAt", json_build_object('state', state, 'snoozedUntil', snoozed_until,
         'openedAt', opened_at, 'unansweredSince', unanswered_since, 'unread', unread, 'inboundCount', inbound_count) AS before
     FROM conversation WHERE id = $1::uuid FOR NO KEY UPDATE`,
    [id],
  );
  return row;
}

/** A member answered: nobody waits any more, and what was done or put off is open again. */
export async function noteAnswer(
  tx: CompanyTransaction,
  answer: { conversationId: string; messageId: string; type: string; preview: string; at: Date },
): Promise<void> {
  const { conversationId, messageId, type, preview, at } = answer;
  await sqlOf(tx).execute(
    `UPDATE conversation SET last_message_at = $2::timestamptz, last_message_id = $3::uuid, last_type = $4,
       last_author = 'member', preview = $5, unanswered_since = NULL, unread = 0,
       opened_at = CASE WHEN state <> 'open' OR opened_at IS NULL THEN $2::timestamptz ELSE opened_at END,
       state = 'open', snoozed_until = NULL
     WHERE id = $1::uuid`,
    [conversationId, at, messageId, type, preview],
  );
}
