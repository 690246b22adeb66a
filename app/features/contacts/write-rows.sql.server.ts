import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { Row } from "./core/row-changes";

const NAME = /^[a-z_]+$/;

/** Names of columns come out of a journal: nothing but a plain name may get into a statement. */
function plain(names: readonly string[]): readonly string[] {
  const odd = names.find((name) => !NAME.test(name));
  if (odd !== undefined) throw new Error(`not a column: ${odd.slice(0, 40)}`);
  return names;
}

/** Writes whole rows, column by column as the database said them in JSON. */
export async function insertRows(tx: CompanyTransaction, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await sqlOf(tx).execute(
    `INSERT INTO ${plain([table])[0]} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Sets these columns of the rows with these ids; every change must name the same columns. */
export async function updateRows(
  tx: CompanyTransaction,
  table: string,
  key: readonly string[],
  changes: readonly { key: Row; columns: Row }[],
): Promise<void> {
  for (const group of alike(changes)) {
    const columns = plain(Object.keys(group[0]!.columns));
    plain([table, ...key]);
    const rows = group.map((change) => ({ ...change.key, ...change.columns }));
    // Named by value, so that one row of a large table is found by its index.
    const first = key[0]!;
    await sqlOf(tx).execute(
      `UPDATE ${table} AS t SET ${columns.map((name) => `${name} = r.${name}`).join(", ")}
       FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS r
       WHERE ${key.map((name) => `t.${name} = r.${name}`).join(" AND ")} AND t.${first} = ANY ($2::uuid[])`,
      [JSON.stringify(rows), `{${rows.map((row) => String((row as Row)[first])).join(",")}}`],
    );
  }
}

export async function deleteRows(
  tx: CompanyTransaction,
  table: string,
  key: readonly string[],
  keys: readonly Row[],
): Promise<void> {
  if (keys.length === 0) return;
  plain([table, ...key]);
  const first = key[0]!;
  await sqlOf(tx).execute(
    `DELETE FROM ${table} AS t USING jsonb_populate_recordset(NULL::${table}, $1::jsonb) AS r
     WHERE ${key.map((name) => `t.${name} = r.${name}`).join(" AND ")} AND t.${first} = ANY ($2::uuid[])`,
    [JSON.stringify(keys), `{${keys.map((row) => String(row[first])).join(",")}}`],
  );
}

function alike<T extends { columns: Row }>(changes: readonly T[]): T[][] {
  const groups = new Map<string, T[]>();
  for (const change of changes) {
    const names = Object.keys(change.columns).sort().join(" ");
    if (names === "") continue;
    groups.set(names, [...(groups.get(names) ?? []), change]);
  }
  return [...groups.values()];
}
