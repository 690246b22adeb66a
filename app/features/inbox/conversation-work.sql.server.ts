import { plainArray } from "~/platform/db/array-literal";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { ConversationWork, Owed } from "./core/conversation-work";

const COLUMNS = `id::text AS id, connection_id::text AS "connectionId", contact_id::text AS "contactId", state,
  snoozed_until AS "snoozedUntil", opened_at AS "openedAt", last_inbound_at AS "lastInboundAt", assignee_id::text AS "assigneeId",
  department_id::text AS "departmentId", label_ids::text[] AS "labelIds", unanswered_since AS "unansweredSince", unread,
  survey_asked_at AS "surveyAskedAt", greeted_at AS "greetedAt"`;

/** Conversations as they stand, locked until the end of the transaction. Always in the order of their ids. */
export function lockWork(tx: CompanyTransaction, ids: readonly string[]): Promise<ConversationWork[]> {
  return sqlOf(tx).query<ConversationWork>(
    `SELECT ${COLUMNS} FROM conversation WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    [plainArray(ids)],
  );
}

/** Writes the columns of ConversationWork back, which lockWork has locked: one statement, however many. */
export async function writeWork(tx: CompanyTransaction, after: readonly ConversationWork[]): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE conversation AS v SET state = f.state, snoozed_until = f."snoozedUntil", opened_at = f."openedAt",
       assignee_id = f."assigneeId", department_id = f."departmentId", label_ids = f."labelIds",
       unanswered_since = f."unansweredSince", unread = f.unread, survey_asked_at = f."surveyAskedAt",
       greeted_at = f."greetedAt"
     FROM json_to_recordset($1::json) AS f (id uuid, state text, "snoozedUntil" timestamptz, "openedAt" timestamptz,
       "assigneeId" uuid, "departmentId" uuid, "labelIds" uuid[], "unansweredSince" timestamptz, unread int,
       "surveyAskedAt" timestamptz, "greetedAt" timestamptz)
     WHERE v.id = f.id AND v.id = ANY ($2::uuid[])`,
    [JSON.stringify(after), plainArray(after.map(({ id }) => id))],
  );
}

export interface LineRow {
  id: string;
  conversationId: string;
  connectionId: string;
  author: "member" | "system";
  authorId: string | null;
  type: string;
  text: string;
  content: Record<string, unknown>;
  at: Date;
}

export async function insertLines(tx: CompanyTransaction, lines: readonly LineRow[]): Promise<void> {
  await sqlOf(tx).execute(
    `INSERT INTO message (id, conversation_id, connection_id, direction, author, author_id, type, text, content, at)
     SELECT id, "conversationId", "connectionId", 'internal', author, "authorId", type, text, content, at
     FROM json_to_recordset($1::json) AS m (id uuid, "conversationId" uuid, "connectionId" uuid, author text,
       "authorId" uuid, type text, text text, content jsonb, at timestamptz)`,
    [JSON.stringify(lines)],
  );
}

export interface LastDone extends Owed {
  conversationId: string;
  /** Outgoing id of the question that was queued with it. */
  surveyId: string | null;
  /** Who finished it; null = no member. */
  memberId: string | null;
  /** Nobody wrote since. */
  untouched: boolean;
}

/** How these conversations were finished last. */
export async function loadLastDone(
  tx: CompanyTransaction,
  conversationIds: readonly string[],
): Promise<Map<string, LastDone>> {
  const rows = await sqlOf(tx).query<LastDone>(
    `SELECT c.id::text AS "conversationId", (d.content ->> 'unansweredSince')::timestamptz AS "unansweredSince",
       coalesce((d.content ->> 'unread')::int, 0) AS unread, d.content ->> 'surveyId' AS "surveyId",
       d.author_id::text AS "memberId",
       NOT EXISTS (SELECT FROM message AS o WHERE o.conversation_id = c.id AND o.at > d.at
         AND (o.direction = 'in' OR (o.direction = 'out' AND o.author IN ('member', 'phone', 'persona')))) AS untouched
     FROM unnest($1::uuid[]) AS c (id) CROSS JOIN LATERAL (
       SELECT m.at, m.content, m.author_id FROM message AS m
       WHERE m.conversation_id = c.id AND m.direction = 'internal' AND m.type = 'done'
       ORDER BY m.at DESC, m.id DESC LIMIT 1
     ) AS d`,
    [plainArray(conversationIds)],
  );
  return new Map(rows.map((row) => [row.conversationId, row]));
}
