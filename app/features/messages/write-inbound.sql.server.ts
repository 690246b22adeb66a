import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { ConversationChange } from "./core/conversation-changes";

export interface Thread {
  connectionId: string;
  contactId: string;
}

/** The conversations of these people on these connections, made where there are none. "connection contact" → id */
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
       FROM (${pairs}) AS t JOIN conversation AS v ON v.connection_id = t."connectionId" AND v.contact_id = t."contactId"`,
      given,
    );
  const keyed = (rows: (Thread & { id: string })[]) =>
    new Map(rows.map(({ id, connectionId, contactId }) => [`${connectionId} ${contactId}`, id]));
  const found = keyed(await find());
  if (threads.every(({ connectionId, contactId }) => found.has(`${connectionId} ${contactId}`))) return found;
  await sqlOf(tx).execute(
    `INSERT INTO conversation (connection_id, contact_id) SELECT "connectionId", "contactId" FROM (${pairs}) AS t
     ORDER BY 1, 2 ON CONFLICT (company_id, connection_id, contact_id) DO NOTHING`,
    given,
  );
  return keyed(await find());
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

/**
 * Moves conversations forward, never back: a late message does not shorten the window, hide a newer preview or reopen
 * what was answered after it.
 */
export async function moveConversations(
  tx: CompanyTransaction,
  changes: ConversationChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const sorted = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  await sqlOf(tx).execute(
    `WITH facts AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1::json) AS f (id uuid, "lastMessageAt" timestamptz, preview text,
         "lastInboundAt" timestamptz, "windowUntil" timestamptz, "freeEntryUntil" timestamptz, unread int, "asksAt" timestamptz)
     ), held AS MATERIALIZED (
       SELECT id FROM conversation WHERE id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE conversation AS v SET
       last_inbound_at = greatest(v.last_inbound_at, f."lastInboundAt"),
       window_until = greatest(v.window_until, f."windowUntil"),
       free_entry_until = greatest(v.free_entry_until, f."freeEntryUntil"),
       unread = v.unread + f.unread,
       unanswered_since = CASE WHEN f."asksAt" IS NULL THEN v.unanswered_since
         WHEN v.unanswered_since IS NOT NULL THEN least(v.unanswered_since, f."asksAt")
         WHEN v.last_message_at > f."asksAt" THEN NULL ELSE f."asksAt" END,
       state = CASE WHEN f."asksAt" >= coalesce(v.last_message_at, '-infinity') THEN 'open' ELSE v.state END,
       preview = CASE WHEN f."lastMessageAt" >= coalesce(v.last_message_at, '-infinity') THEN f.preview ELSE v.preview END,
       last_message_at = greatest(v.last_message_at, f."lastMessageAt")
     FROM facts AS f, held WHERE v.id = f.id AND held.id = f.id AND v.id = ANY ($2::uuid[])`,
    [JSON.stringify(sorted), `{${sorted.map(({ id }) => id).join(",")}}`],
  );
}
