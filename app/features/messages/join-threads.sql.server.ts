import { deleteContactRows } from "~/features/contacts/delete-contact-rows.sql.server";
import { mergeThreads } from "~/features/contacts/merge-threads.sql.server";
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
  // These rows are locked in one order for everybody.
  await sql.execute(
    `SELECT id FROM conversation WHERE contact_id IN ($1::uuid, $2::uuid) ORDER BY id FOR UPDATE`,
    both,
  );
  await mergeThreads(tx, from, to, "both");
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
