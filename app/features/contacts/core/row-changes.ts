/** A row as the database says it in JSON, column by column. */
export type Row = Record<string, unknown>;

/** What an act did to one row. `before` null: it was made; `after` null: it went. */
export interface RowChange {
  table: string;
  key: Row;
  before: Row | null;
  after: Row | null;
}

/** What became of a table's rows between two looks, by the columns of their key. */
export function rowChanges(
  table: string,
  key: readonly string[],
  before: readonly Row[],
  after: readonly Row[],
): RowChange[] {
  const keyOf = (row: Row) => Object.fromEntries(key.map((column) => [column, row[column]]));
  const text = (row: Row) => JSON.stringify(keyOf(row));
  const was = new Map(before.map((row) => [text(row), row]));
  const is = new Map(after.map((row) => [text(row), row]));
  const changed: RowChange[] = [];
  for (const [id, row] of was) {
    const now = is.get(id);
    if (!now) changed.push({ table, key: keyOf(row), before: row, after: null });
    else if (!sameValue(row, now)) changed.push({ table, key: keyOf(row), before: row, after: now });
  }
  for (const [id, row] of is) {
    if (!was.has(id)) changed.push({ table, key: keyOf(row), before: null, after: row });
  }
  return changed;
}

/** Rows come from one database, which writes the same value in the same way. */
export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
