import type { CompanyContext } from "~/platform/db/company-types";
import type { Sql } from "~/platform/db/sql";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { UndoKept } from "./load-import.server";
import { lockUndo, saveUndo, UNDO_BATCH, withKept } from "./undo-state.sql.server";

type Created = { id: string; name: string; reason: string | null };

/**
 * Ids are made in the order of time, so an import's people lie together behind the import's own id: the scan by id finds
 * them without sorting a million.
 */
const BATCH = `SELECT c.id, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.phone, c.email, '') AS name,
    CASE
      WHEN EXISTS (SELECT 1 FROM conversation AS t WHERE t.company_id = $1 AND t.contact_id = c.id) THEN 'has-messages'
      WHEN EXISTS (SELECT 1 FROM outgoing AS t WHERE t.company_id = $1 AND t.contact_id = c.id) THEN 'in-campaign'
      WHEN EXISTS (SELECT 1 FROM portfolio_start AS t WHERE t.company_id = $1 AND t.contact_id = c.id) THEN 'in-campaign'
      WHEN EXISTS (SELECT 1 FROM consent_record AS t WHERE t.company_id = $1 AND t.contact_id = c.id) THEN 'has-consent'
      WHEN EXISTS (SELECT 1 FROM import_change AS t WHERE t.company_id = $1 AND t.contact_id = c.id) THEN 'other-import'
      WHEN c.updated_at <> c.created_at THEN 'edited'
      WHEN EXISTS (SELECT 1 FROM list_member AS t WHERE t.company_id = $1 AND t.contact_id = c.id
        AND t.import_id IS DISTINCT FROM $2::uuid) THEN 'in-list'
      WHEN EXISTS (SELECT 1 FROM contact_tag AS t WHERE t.company_id = $1 AND t.contact_id = c.id
        AND t.import_id IS DISTINCT FROM $2::uuid) THEN 'tagged'
    END AS reason
  FROM contact AS c
  WHERE c.company_id = $1 AND c.import_id = $2::uuid AND c.id > $3::uuid
  ORDER BY c.id LIMIT ${UNDO_BATCH} FOR UPDATE OF c`;

/** Removes people whom the import brought and nobody has touched since; keeps and lists the others. */
export async function undoCreatedBatch(ctx: CompanyContext, importId: string): Promise<void> {
  const { companyId } = ctx;
  await sqlTransaction(ctx, "write", async (sql) => {
    const undo = await lockUndo(sql, importId);
    if (undo?.cursor.stage !== "created") return;
    await sql.execute("SET LOCAL jit = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off");
    const batch = await sql.query<Created>(BATCH, [companyId, importId, undo.cursor.after ?? importId]);
    const removed = batch.filter((contact) => contact.reason === null).map((contact) => contact.id);
    const memberships = await remove(sql, companyId, removed);
    const kept = batch.filter((contact) => contact.reason !== null).map(keptOf);
    const last = batch.at(-1)?.id ?? null;
    await saveUndo(sql, importId, {
      ...withKept(undo, kept),
      removed: undo.removed + removed.length,
      memberships: undo.memberships + memberships,
      cursor:
        batch.length < UNDO_BATCH ? { stage: "changed", after: null } : { stage: "created", after: last },
    });
  });
}

const keptOf = ({ id, name, reason }: Created): UndoKept => ({ contactId: id, name, reason: reason ?? "" });

/** → memberships of lists and tags that went with them */
async function remove(sql: Sql, companyId: string, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const where = "WHERE company_id = $1 AND contact_id = ANY($2::uuid[])";
  const members = await sql.execute(`DELETE FROM list_member ${where}`, [companyId, ids]);
  const tags = await sql.execute(`DELETE FROM contact_tag ${where}`, [companyId, ids]);
  await sql.execute(`DELETE FROM import_same ${where}`, [companyId, ids]);
  await sql.execute(`DELETE FROM identity ${where}`, [companyId, ids]);
  await sql.execute("DELETE FROM contact WHERE company_id = $1 AND id = ANY($2::uuid[])", [companyId, ids]);
  return members + tags;
}
