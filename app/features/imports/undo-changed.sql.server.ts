import type { CompanyContext } from "~/platform/db/company-types";
import type { Sql } from "~/platform/db/sql";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { ContactPart, ContactState } from "./core/merge-contact";
import { revertContact } from "./core/revert-contact";
import type { UndoKept } from "./load-import.server";
import { lockUndo, saveUndo, UNDO_BATCH, withKept } from "./undo-state.sql.server";
import { updateContacts } from "./write-updated.sql.server";

type Changed = ContactState & {
  id: string;
  name: string;
  updatedAt: string;
  before: { part: ContactPart; updatedAt: string };
  after: { part: ContactPart; updatedAt: string; identityIds: string[] };
};

const BATCH = `SELECT c.id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.phone, c.email, '') AS name,
    c.first_name AS "firstName", c.last_name AS "lastName", c.phone, c.email, c.country, c.time_zone AS "timeZone",
    c.language, c.fields, c.basis, c.basis_import_id AS "basisImportId", ch.before, ch.after,
    to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
  FROM import_change AS ch JOIN contact AS c ON c.company_id = ch.company_id AND c.id = ch.contact_id
  WHERE ch.company_id = $1 AND ch.import_id = $2::uuid ORDER BY ch.contact_id LIMIT ${UNDO_BATCH} FOR NO KEY UPDATE OF c`;

/** Puts back what the import changed of people who were there before, where nobody has changed it again. */
export async function undoChangedBatch(ctx: CompanyContext, importId: string): Promise<void> {
  const { companyId } = ctx;
  await sqlTransaction(ctx, "write", async (sql) => {
    const undo = await lockUndo(sql, importId);
    if (undo?.cursor.stage !== "changed") return;
    const batch = await sql.query<Changed>(BATCH, [companyId, importId]);
    const reverted = batch.map((contact) => ({
      contact,
      ...revertContact(stateOf(contact), contact.before.part, contact.after.part),
    }));
    const restored = reverted.filter((one) => one.changed);
    await updateContacts(
      sql,
      companyId,
      restored.map(({ contact, state }) => ({
        id: contact.id,
        state,
        // Untouched since the import: as if it had never been there.
        updatedAt: contact.updatedAt === contact.after.updatedAt ? contact.before.updatedAt : undefined,
      })),
    );
    await forget(sql, companyId, importId, batch);
    const kept: UndoKept[] = reverted
      .filter((one) => one.kept.length > 0)
      .map(({ contact, kept: fields }) => ({
        contactId: contact.id,
        name: contact.name,
        reason: "changed-since",
        fields,
      }));
    await saveUndo(sql, importId, {
      ...withKept(undo, kept),
      restored: undo.restored + reverted.filter((one) => one.kept.length === 0).length,
      cursor: { stage: batch.length < UNDO_BATCH ? "done" : "changed", after: null },
    });
  });
}

function stateOf(contact: Changed): ContactState {
  const { firstName, lastName, phone, email, country, timeZone, language, fields, basis, basisImportId } =
    contact;
  return { firstName, lastName, phone, email, country, timeZone, language, fields, basis, basisImportId };
}

/** Addresses that came with the import and are nobody's any more, and the note of what was changed. */
async function forget(sql: Sql, companyId: string, importId: string, batch: Changed[]): Promise<void> {
  const identityIds = batch.flatMap((contact) => contact.after.identityIds);
  if (identityIds.length > 0) {
    await sql.execute(
      `DELETE FROM identity AS i USING contact AS c
       WHERE i.company_id = $1 AND i.id = ANY($2::uuid[]) AND c.company_id = i.company_id AND c.id = i.contact_id
         AND i.value IS DISTINCT FROM c.email AND i.value IS DISTINCT FROM c.phone`,
      [companyId, identityIds],
    );
  }
  await sql.execute(
    "DELETE FROM import_change WHERE company_id = $1 AND import_id = $2 AND contact_id = ANY($3::uuid[])",
    [companyId, importId, batch.map((contact) => contact.id)],
  );
}
