import type { TestDatabase } from "../setup/test-database";

/** Tables with a company_id, in alphabetical order. */
export async function companyTables(test: TestDatabase): Promise<string[]> {
  const { rows } = await test.admin.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'company_id' AND table_name <> 'session' ORDER BY 1`,
  );
  return rows.map((row) => row.name);
}

/** One hash per table over everything that a company has: equal before and after = nothing was touched. */
export async function rowHashes(test: TestDatabase, companyId: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  const rows = [
    ...(await companyTables(test)).map((table) => [table, "company_id"] as const),
    ["company", "id"] as const,
  ];
  for (const [table, key] of rows) {
    const { rows: found } = await test.admin.query<{ n: string; hash: string }>(
      `SELECT count(*) AS n, coalesce(md5(string_agg(md5(r::text), '' ORDER BY md5(r::text))), '') AS hash
       FROM ${table} AS r WHERE ${key} = $1`,
      [companyId],
    );
    hashes[table] = `${found[0]!.n} rows, ${found[0]!.hash}`;
  }
  return hashes;
}

/** Tables in which rows of one company name an id of the other. */
export async function rowsThatName(test: TestDatabase, companyId: string, ids: string[]): Promise<string[]> {
  const naming: string[] = [];
  for (const table of await companyTables(test)) {
    const { rows } = await test.admin.query<{ row: string }>(
      `SELECT r::text AS row FROM ${table} AS r WHERE company_id = $1 AND r::text LIKE ANY ($2)`,
      [companyId, ids.map((id) => `%${id}%`)],
    );
    naming.push(...rows.map(({ row }) => `${table}: ${row.slice(0, 300)}`));
  }
  return naming;
}
