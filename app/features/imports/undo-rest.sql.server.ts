import type { CompanyContext } from "~/platform/db/company-types";
import type { Sql } from "~/platform/db/sql";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { ImportResult } from "./load-import.server";
import { lockUndo } from "./undo-state.sql.server";

/** Last step: memberships that the import gave to people who stay, and what it made and nobody uses. */
export async function finishUndo(ctx: CompanyContext, importId: string, now: Date): Promise<void> {
  const { companyId } = ctx;
  await sqlTransaction(ctx, "write", async (sql) => {
    const undo = await lockUndo(sql, importId);
    if (undo?.cursor.stage !== "done") return;
    const given = "WHERE company_id = $1 AND import_id = $2";
    const members = await sql.execute(`DELETE FROM list_member ${given}`, [companyId, importId]);
    const tags = await sql.execute(`DELETE FROM contact_tag ${given}`, [companyId, importId]);
    await sql.execute(`DELETE FROM import_same ${given}`, [companyId, importId]);
    await removeMade(sql, companyId, importId);
    const undoResult = { ...undo, memberships: undo.memberships + members + tags };
    await sql.execute(
      "UPDATE import SET state = 'undone', undone_at = $2, undo_result = $3 WHERE id = $1 AND state = 'undoing'",
      [importId, now, JSON.stringify(undoResult)],
    );
    await sql.execute("INSERT INTO event (kind, subject_id, data) VALUES ('import.undone', $1, $2)", [
      importId,
      JSON.stringify({ removed: undo.removed, restored: undo.restored, kept: undo.kept }),
    ]);
  });
}

async function removeMade(sql: Sql, companyId: string, importId: string): Promise<void> {
  const [row] = await sql.query<{ created: ImportResult["created"] | null }>(
    "SELECT result->'created' AS created FROM import WHERE id = $1",
    [importId],
  );
  const { lists = [], tags = [], fields = [] } = row?.created ?? {};
  // A campaign names its lists inside its audience.
  if (lists.length > 0) {
    await sql.execute(
      `DELETE FROM contact_list AS l WHERE l.company_id = $1 AND l.id = ANY($2::uuid[])
         AND NOT EXISTS (SELECT 1 FROM list_member AS m WHERE m.company_id = $1 AND m.list_id = l.id)
         AND NOT EXISTS (SELECT 1 FROM campaign AS c WHERE c.company_id = $1 AND strpos(c.audience::text, l.id::text) > 0)`,
      [companyId, lists],
    );
  }
  if (tags.length > 0) {
    await sql.execute(
      `DELETE FROM tag AS t WHERE t.company_id = $1 AND t.id = ANY($2::uuid[])
         AND NOT EXISTS (SELECT 1 FROM contact_tag AS m WHERE m.company_id = $1 AND m.tag_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM campaign AS c WHERE c.company_id = $1 AND strpos(c.audience::text, t.id::text) > 0)`,
      [companyId, tags],
    );
  }
  if (fields.length > 0) {
    await sql.execute(
      `DELETE FROM custom_field AS f WHERE f.company_id = $1 AND f.id = ANY($2::uuid[])
         AND NOT EXISTS (SELECT 1 FROM contact AS c WHERE c.company_id = $1 AND c.fields ? f.key)`,
      [companyId, fields],
    );
  }
}
