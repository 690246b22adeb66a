import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { MemberChange } from "./contacts.schema";

/**
 * Adds or removes rows of list_member or contact_tag. The contacts are held (FOR KEY SHARE) until the end, so that nobody
 * deletes one in between; those that are gone, or another company's, are left out. A new tag is a fact for the event table.
 * @returns rows changed
 */
export async function changeMemberRows(
  tx: CompanyTransaction,
  contactIds: string[],
  { kind, id, change }: MemberChange,
): Promise<number> {
  const [table, column] = kind === "tag" ? ["contact_tag", "tag_id"] : ["list_member", "list_id"];
  const ids = `{${contactIds.join(",")}}`;
  if (change === "remove") {
    return sqlOf(tx).execute(
      `DELETE FROM ${table} WHERE ${column} = $1::uuid AND contact_id = ANY ($2::uuid[])`,
      [id, ids],
    );
  }
  const [row] = await sqlOf(tx).query<{ n: number }>(
    `WITH person AS MATERIALIZED (
       SELECT id FROM contact WHERE id = ANY ($2::uuid[]) ORDER BY id FOR KEY SHARE
     ), added AS (
       INSERT INTO ${table} (${column}, contact_id) SELECT $1::uuid, id FROM person ON CONFLICT DO NOTHING
       RETURNING contact_id
     )${kind === "tag" ? TOLD : ""}
     SELECT count(*)::int AS n FROM added`,
    [id, ids],
  );
  return row?.n ?? 0;
}

const TOLD = `, told AS (
       INSERT INTO event (kind, subject_id, data)
       SELECT 'contact.tagged', contact_id, jsonb_build_object('tagId', $1::uuid) FROM added
     )`;
