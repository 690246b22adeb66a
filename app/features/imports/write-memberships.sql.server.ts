import type { Sql } from "~/platform/db/sql";
import type { ImportWork } from "./write-chunk.sql.server";

export type Member = { id: string; tags: string[]; isNew: boolean };

const LISTED = `INSERT INTO list_member (company_id, list_id, contact_id, import_id)
  SELECT $1::uuid, $2::uuid, id, $3::uuid FROM`;

const TAGGED = `INSERT INTO contact_tag (company_id, tag_id, contact_id, import_id)
  SELECT $1::uuid, t.tag_id, t.contact_id, $2::uuid FROM unnest($3::uuid[], $4::uuid[]) AS t(tag_id, contact_id)
  ON CONFLICT DO NOTHING`;

/** Puts people into the import's lists and gives them its tags and their own. → ids of tags made on the way */
export async function writeMemberships(
  sql: Sql,
  companyId: string,
  work: ImportWork,
  members: readonly Member[],
): Promise<string[]> {
  const { importId } = work;
  const anyNew = members.some((member) => member.isNew);
  const known = members.filter((member) => !member.isNew).map((member) => member.id);
  for (const listId of work.listIds) {
    // New people still lie in the table that brought them.
    if (anyNew) await sql.execute(`${LISTED} import_stage`, [companyId, listId, importId]);
    if (known.length > 0) {
      const text = `${LISTED} unnest($4::uuid[]) AS id ON CONFLICT DO NOTHING`;
      await sql.execute(text, [companyId, listId, importId, known]);
    }
  }
  return writeTags(sql, companyId, work, members);
}

async function writeTags(
  sql: Sql,
  companyId: string,
  { importId, tagIds }: ImportWork,
  members: readonly Member[],
): Promise<string[]> {
  const names = [...new Set(members.flatMap((member) => member.tags))].sort();
  if (names.length === 0 && tagIds.length === 0) return [];
  const { ids, made } = await ensureTags(sql, names);
  const pairs = members.flatMap((member) => {
    const own = member.tags.map((name) => ids.get(name)!);
    return [...new Set([...own, ...tagIds])].map((tagId) => ({ tagId, contactId: member.id }));
  });
  if (pairs.length > 0) {
    await sql.execute(TAGGED, [
      companyId,
      importId,
      pairs.map((pair) => pair.tagId),
      pairs.map((pair) => pair.contactId),
    ]);
  }
  return made;
}

/** Tags by name, made where they do not exist. Sorted names: two imports at once do not wait for each other in a ring. */
export async function ensureTags(
  sql: Sql,
  names: readonly string[],
): Promise<{ ids: Map<string, string>; made: string[] }> {
  return ensureNamed(sql, "tag", names);
}

export async function ensureLists(
  sql: Sql,
  names: readonly string[],
): Promise<{ ids: Map<string, string>; made: string[] }> {
  return ensureNamed(sql, "contact_list", names);
}

async function ensureNamed(sql: Sql, table: "tag" | "contact_list", names: readonly string[]) {
  if (names.length === 0) return { ids: new Map<string, string>(), made: [] };
  const sorted = [...new Set(names)].sort();
  const made = await sql.query<{ id: string }>(
    `INSERT INTO ${table} (name) SELECT name FROM unnest($1::text[]) AS name ON CONFLICT DO NOTHING RETURNING id`,
    [sorted],
  );
  const found = await sql.query<{ id: string; name: string }>(
    `SELECT id, name FROM ${table} WHERE name = ANY($1::text[])`,
    [sorted],
  );
  return { ids: new Map(found.map((row) => [row.name, row.id])), made: made.map((row) => row.id) };
}
