import type { Actor, CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { HAS_HISTORY, HAS_STOPPED } from "./kept-sql";

/** Why a contact is not deleted. See docs/decisions/deleting-contacts.md. */
export type KeptReason = "stopped" | "history";

export interface DeletedSlice {
  deleted: string[];
  kept: { id: string; why: KeptReason }[];
}

/**
 * Erases contacts with their addresses, lists, tags, consent and import traces, where nothing stands against it. The rows
 * are locked before the reasons are looked up: whatever is being sent or said meanwhile waits, or is seen.
 */
export async function deleteContactRows(tx: CompanyTransaction, contactIds: string[]): Promise<DeletedSlice> {
  const sql = sqlOf(tx);
  const locked = await sql.query<{ id: string }>(
    "SELECT id::text AS id FROM contact WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE",
    [asArray(contactIds)],
  );
  if (locked.length === 0) return { deleted: [], kept: [] };
  const rows = await sql.query<{ id: string; why: KeptReason | null }>(
    `SELECT c.id::text AS id, CASE WHEN ${HAS_STOPPED} THEN 'stopped' WHEN ${HAS_HISTORY} THEN 'history' END AS why
     FROM contact AS c WHERE c.id = ANY ($1::uuid[])`,
    [asArray(locked.map(({ id }) => id))],
  );
  const deleted = rows.filter(({ why }) => why === null).map(({ id }) => id);
  for (const table of [
    "list_member",
    "contact_tag",
    "import_change",
    "import_same",
    "consent_record",
    "identity",
  ]) {
    await sql.execute(`DELETE FROM ${table} WHERE contact_id = ANY ($1::uuid[])`, [asArray(deleted)]);
  }
  // Whoever was merged into them goes with them.
  await sql.execute("DELETE FROM contact_merge WHERE kept_id = ANY ($1::uuid[])", [asArray(deleted)]);
  await sql.execute("DELETE FROM contact WHERE id = ANY ($1::uuid[])", [asArray(deleted)]);
  await sql.execute(
    `INSERT INTO audit_entry (actor_kind, actor_id, action, subject_type, subject_id, fields)
     SELECT $2, $3, 'contact.deleted', 'contact', id, '{}' FROM unnest($1::text[]) AS id`,
    [asArray(deleted), tx.actor.kind, actorIdOf(tx.actor)],
  );
  return { deleted, kept: rows.flatMap(({ id, why }) => (why ? [{ id, why }] : [])) };
}

function actorIdOf(actor: Actor): string {
  if (actor.kind === "member") return actor.userId;
  return actor.kind === "api-key" ? actor.apiKeyId : actor.task;
}

const asArray = (ids: string[]) => `{${ids.join(",")}}`;
