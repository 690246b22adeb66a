import { deleteContactRows } from "~/features/contacts/delete-contact-rows.sql.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

/**
 * A contact that only went by a name WhatsApp had made up has no address left: it was this other person all along. What
 * was said to both is one thread per number, lists, tags and the proof of stops come along, and the empty contact goes,
 * unless the company must remember it (a row of the same campaign). Does nothing for a contact that has another address.
 * Call carryConsent before.
 */
export async function joinThreads(tx: CompanyTransaction, from: string, to: string): Promise<void> {
  const sql = sqlOf(tx);
  const both = [from, to];
  const addresses = await tx.db.identity.count({ where: { contactId: from } });
  if (addresses > 0) return;
  // One pair per number where both have a thread; these rows are locked in one order for everybody.
  await sql.execute(
    `SELECT id FROM conversation WHERE contact_id IN ($1::uuid, $2::uuid) ORDER BY id FOR UPDATE`,
    both,
  );
  const pairs = await sql.query<{ old: string; kept: string }>(
    `SELECT o.id::text AS old, k.id::text AS kept FROM conversation AS o
     JOIN conversation AS k ON k.connection_id = o.connection_id AND k.contact_id = $2::uuid
     WHERE o.contact_id = $1::uuid`,
    both,
  );
  for (const { old, kept } of pairs) await joinPair(tx, old, kept);
  await sql.execute("UPDATE conversation SET contact_id = $2::uuid WHERE contact_id = $1::uuid", both);
  await sql.execute("UPDATE survey_answer SET contact_id = $2::uuid WHERE contact_id = $1::uuid", both);
  await sql.execute(
    `UPDATE outgoing AS o SET contact_id = $2::uuid WHERE o.contact_id = $1::uuid AND NOT EXISTS (
       SELECT FROM outgoing AS k WHERE k.campaign_id = o.campaign_id AND k.contact_id = $2::uuid)`,
    both,
  );
  for (const [table, column] of [
    ["list_member", "list_id"],
    ["contact_tag", "tag_id"],
  ]) {
    await sql.execute(
      `INSERT INTO ${table} (${column}, contact_id) SELECT ${column}, $2::uuid FROM ${table} WHERE contact_id = $1::uuid
       ON CONFLICT DO NOTHING`,
      both,
    );
  }
  await moveStops(tx, from, to);
  await deleteContactRows(tx, [from]);
}

/** What was asked for is in force for the other already (see carryConsent); its proof comes along, and none is left behind. */
async function moveStops(tx: CompanyTransaction, from: string, to: string): Promise<void> {
  const sql = sqlOf(tx);
  await sql.execute(
    `INSERT INTO consent_record (contact_id, channel, purpose, action, source, evidence, actor_id, at)
     SELECT $2::uuid, channel, purpose, action, source, evidence, actor_id, at FROM consent_record
     WHERE contact_id = $1::uuid AND action IN ('stopped', 'blocked')`,
    [from, to],
  );
  await sql.execute(
    `UPDATE contact SET whatsapp_stopped_at = NULL, sms_stopped_at = NULL, blocked_at = NULL WHERE id = $1::uuid`,
    [from],
  );
}

async function joinPair(tx: CompanyTransaction, old: string, kept: string): Promise<void> {
  const sql = sqlOf(tx);
  await sql.execute("UPDATE message SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid", [
    old,
    kept,
  ]);
  await sql.execute("UPDATE outgoing SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid", [
    old,
    kept,
  ]);
  await sql.execute(
    `UPDATE conversation AS k SET
       last_inbound_at = greatest(k.last_inbound_at, o.last_inbound_at),
       window_until = greatest(k.window_until, o.window_until),
       free_entry_until = greatest(k.free_entry_until, o.free_entry_until),
       unread = k.unread + o.unread,
       inbound_count = k.inbound_count + o.inbound_count,
       opened_at = greatest(k.opened_at, o.opened_at),
       greeted_at = greatest(k.greeted_at, o.greeted_at),
       survey_asked_at = greatest(k.survey_asked_at, o.survey_asked_at),
       assignee_id = coalesce(k.assignee_id, o.assignee_id),
       department_id = coalesce(k.department_id, o.department_id),
       label_ids = ARRAY(SELECT DISTINCT unnest(k.label_ids || o.label_ids) ORDER BY 1),
       campaign_id = CASE WHEN o.last_inbound_at >= coalesce(k.last_inbound_at, '-infinity')
         THEN coalesce(o.campaign_id, k.campaign_id) ELSE coalesce(k.campaign_id, o.campaign_id) END,
       snoozed_until = CASE WHEN o.state = 'open' THEN NULL ELSE k.snoozed_until END,
       unanswered_since = least(k.unanswered_since, o.unanswered_since),
       state = CASE WHEN o.state = 'open' THEN 'open' ELSE k.state END,
       preview = CASE WHEN o.last_message_at >= coalesce(k.last_message_at, '-infinity') THEN o.preview ELSE k.preview END,
       last_message_id = CASE WHEN o.last_message_at >= coalesce(k.last_message_at, '-infinity') THEN o.last_message_id
         ELSE k.last_message_id END,
       last_type = CASE WHEN o.last_message_at >= coalesce(k.last_message_at, '-infinity') THEN o.last_type
         ELSE k.last_type END,
       last_author = CASE WHEN o.last_message_at >= coalesce(k.last_message_at, '-infinity') THEN o.last_author
         ELSE k.last_author END,
       last_message_at = greatest(k.last_message_at, o.last_message_at)
     FROM conversation AS o WHERE o.id = $1::uuid AND k.id = $2::uuid`,
    [old, kept],
  );
  await moveBelongings(tx, old, kept);
  await sql.execute("DELETE FROM conversation WHERE id = $1::uuid", [old]);
}

/** What members have read and begun to write there, and what the person said about the service. */
async function moveBelongings(tx: CompanyTransaction, old: string, kept: string): Promise<void> {
  const sql = sqlOf(tx);
  const both = [old, kept];
  await sql.execute(
    `INSERT INTO conversation_read (conversation_id, user_id, seen_count, read_at)
     SELECT $2::uuid, user_id, seen_count, read_at FROM conversation_read WHERE conversation_id = $1::uuid
     ON CONFLICT (company_id, conversation_id, user_id) DO UPDATE
     SET seen_count = conversation_read.seen_count + excluded.seen_count`,
    both,
  );
  await sql.execute(
    `INSERT INTO draft (conversation_id, user_id, text, note, reply_to, updated_at)
     SELECT $2::uuid, user_id, text, note, reply_to, updated_at FROM draft WHERE conversation_id = $1::uuid
     ON CONFLICT (company_id, conversation_id, user_id) DO NOTHING`,
    both,
  );
  await sql.execute(
    "UPDATE survey_answer SET conversation_id = $2::uuid WHERE conversation_id = $1::uuid",
    both,
  );
}
