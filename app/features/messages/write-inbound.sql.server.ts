import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { ContactWent } from "./contact-went";
import type { ConversationChange } from "./core/conversation-changes";

export interface Thread {
  connectionId: string;
  contactId: string;
}

/**
 * The conversations of these people on these connections, made where there are none, and held against a merge of their
 * contacts until the transaction ends. "connection contact" → id
 * @throws ContactWent when a contact is not there any more
 */
export async function openConversations(
  tx: CompanyTransaction,
  threads: Thread[],
): Promise<Map<string, string>> {
  const given = [JSON.stringify(threads)];
  const pairs = `SELECT DISTINCT "connectionId", "contactId" FROM json_to_recordset($1::json)
    AS t ("connectionId" uuid, "contactId" uuid)`;
  const find = () =>
    sqlOf(tx).query<Thread & { id: string }>(
      `SELECT v.id::text AS id, v.connection_id::text AS "connectionId", v.contact_id::text AS "contactId"
       FROM (${pairs}) AS t JOIN conversation AS v ON v.connection_id = t."connectionId" AND v.contact_id = t."contactId"
       ORDER BY v.id FOR KEY SHARE OF v`,
      given,
    );
  const keyed = (rows: (Thread & { id: string })[]) =>
    new Map(rows.map(({ id, connectionId, contactId }) => [`${connectionId} ${contactId}`, id]));
  const isAll = (found: Map<string, string>) =>
    threads.every(({ connectionId, contactId }) => found.has(`${connectionId} ${contactId}`));
  const found = keyed(await find());
  if (isAll(found)) return found;
  await sqlOf(tx).execute(
    `WITH there AS MATERIALIZED (
       SELECT id FROM contact WHERE id = ANY ($2::uuid[]) ORDER BY id FOR KEY SHARE
     )
     INSERT INTO conversation (connection_id, contact_id)
     SELECT "connectionId", "contactId" FROM (${pairs}) AS t JOIN there ON there.id = t."contactId"
     ORDER BY 1, 2 ON CONFLICT (company_id, connection_id, contact_id) DO NOTHING`,
    [...given, `{${threads.map(({ contactId }) => contactId).join(",")}}`],
  );
  const made = keyed(await find());
  if (!isAll(made)) throw new ContactWent("A contact went while it was written to");
  return made;
}

export interface MessageRow {
  id: string;
  conversationId: string;
  connectionId: string;
  contactId: string;
  direction: "in" | "out";
  author: "customer" | "phone";
  providerId: string;
  campaignId: string | null;
  type: string;
  text: string;
  content: unknown;
  replyToId: string | null;
  at: Date;
  /** Of a phone's history: nobody is told that it was received. */
  old?: true;
}

/** Writes bubbles and appends message.received for inbound ones. → ids of those that were not there yet */
export async function insertMessages(tx: CompanyTransaction, rows: MessageRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const fresh = await sqlOf(tx).query<{ id: string }>(
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS m (id uuid, "conversationId" uuid, "connectionId" uuid, "contactId" uuid,
         direction text, author text, "providerId" text, "campaignId" uuid, type text, text text, content jsonb,
         "replyToId" text, at timestamptz, old boolean)
     ), fresh AS (
       INSERT INTO message (id, conversation_id, connection_id, direction, author, provider_id, campaign_id, type, text,
         content, reply_to_id, at)
       SELECT id, "conversationId", "connectionId", direction, author, "providerId", "campaignId", type, text, content,
         "replyToId", at FROM given ORDER BY "connectionId", "providerId"
       ON CONFLICT (connection_id, provider_id) DO NOTHING RETURNING id
     ), told AS (
       INSERT INTO event (kind, subject_id, data)
       SELECT 'message.received', g.id, jsonb_strip_nulls(jsonb_build_object('conversationId', g."conversationId",
         'connectionId', g."connectionId", 'contactId', g."contactId", 'campaignId', g."campaignId"))
       FROM given AS g JOIN fresh AS f ON f.id = g.id WHERE g.direction = 'in' AND g.old IS NOT TRUE
     )
     SELECT id::text AS id FROM fresh`,
    [JSON.stringify(rows)],
  );
  return new Set(fresh.map(({ id }) => id));
}

export interface MovedConversation {
  id: string;
  /** It was done, put off or new, and is open now. */
  opened: boolean;
  /** It was done before. */
  cameBack: boolean;
  was: { assigneeId: string | null; departmentId: string | null };
  is: { assigneeId: string | null; departmentId: string | null };
}

/**
 * Moves conversations forward, never back: a late message does not shorten the window, hide a newer preview or reopen
 * what was answered after it. Providers cut their times to the second: in one second the person is taken to be the later.
 */
export async function moveConversations(
  tx: CompanyTransaction,
  changes: ConversationChange[],
): Promise<MovedConversation[]> {
  if (changes.length === 0) return [];
  const sorted = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sqlOf(tx).query<MovedConversation>(
    `WITH facts AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS f (id uuid, "lastMessageAt" timestamptz, "lastMessageId" uuid,
         "lastType" text, preview text, "campaignId" uuid, "lastInboundAt" timestamptz, "windowUntil" timestamptz,
         "freeEntryUntil" timestamptz, unread int, "asksAt" timestamptz)
     ), held AS MATERIALIZED (
       SELECT id, state, opened_at, assignee_id, department_id, last_message_at,
         date_trunc('second', coalesce(last_message_at, '-infinity')) AS last_second
       FROM conversation WHERE id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE
     ), judged AS MATERIALIZED (
       SELECT f.*, coalesce(h.last_second > f."asksAt", true) AS answered,
         f."lastMessageAt" >= coalesce(h.last_message_at, '-infinity') AS newest,
         coalesce(f."asksAt" >= h.last_second, false) AND (h.state <> 'open' OR h.opened_at IS NULL) AS opens,
         h.state AS was_state, h.opened_at AS was_opened, h.assignee_id AS was_assignee, h.department_id AS was_department
       FROM facts AS f JOIN held AS h ON h.id = f.id
     ), moved AS (
       UPDATE conversation AS v SET
         last_inbound_at = greatest(v.last_inbound_at, f."lastInboundAt"),
         window_until = greatest(v.window_until, f."windowUntil"),
         free_entry_until = greatest(v.free_entry_until, f."freeEntryUntil"),
         unread = v.unread + f.unread,
         inbound_count = v.inbound_count + f.unread,
         campaign_id = CASE WHEN f."lastInboundAt" >= coalesce(v.last_inbound_at, '-infinity')
           THEN coalesce(f."campaignId", v.campaign_id) ELSE coalesce(v.campaign_id, f."campaignId") END,
         unanswered_since = CASE WHEN f."asksAt" IS NULL THEN v.unanswered_since
           WHEN v.unanswered_since IS NOT NULL THEN least(v.unanswered_since, f."asksAt")
           WHEN f.answered THEN NULL ELSE f."asksAt" END,
         state = CASE WHEN f.opens THEN 'open' ELSE v.state END,
         snoozed_until = CASE WHEN f.opens THEN NULL ELSE v.snoozed_until END,
         opened_at = CASE WHEN f.opens THEN f."asksAt" ELSE v.opened_at END,
         assignee_id = CASE WHEN f.opens AND f.was_state <> 'open' AND (
             SELECT inbox ->> 'reopenTo' FROM company WHERE id = (SELECT app_company_id())) = 'nobody'
           THEN NULL ELSE v.assignee_id END,
         department_id = CASE WHEN v.department_id IS NULL AND f.was_opened IS NULL
           THEN (SELECT k.department_id FROM connection AS k WHERE k.id = v.connection_id) ELSE v.department_id END,
         preview = CASE WHEN f.newest THEN f.preview ELSE v.preview END,
         last_message_id = CASE WHEN f.newest THEN f."lastMessageId" ELSE v.last_message_id END,
         last_type = CASE WHEN f.newest THEN f."lastType" ELSE v.last_type END,
         last_author = CASE WHEN f.newest THEN 'customer' ELSE v.last_author END,
         last_message_at = greatest(v.last_message_at, f."lastMessageAt")
       FROM judged AS f WHERE v.id = f.id AND v.id = ANY ($2::uuid[])
       RETURNING v.id, v.assignee_id, v.department_id
     )
     SELECT m.id::text AS id, f.opens AS opened, f.opens AND f.was_state = 'done' AS "cameBack",
       json_build_object('assigneeId', f.was_assignee, 'departmentId', f.was_department) AS was,
       json_build_object('assigneeId', m.assignee_id, 'departmentId', m.department_id) AS is
     FROM moved AS m JOIN judged AS f ON f.id = m.id`,
    [JSON.stringify(sorted), `{${sorted.map(({ id }) => id).join(",")}}`],
  );
}
