import type { Sql } from "~/platform/db/sql";
import type { UndoKept, UndoResult } from "./load-import.server";

/** Contacts that one transaction of an undo looks at. */
export const UNDO_BATCH = 5_000;
const longestList = 1_000;

/** The undo as it is saved, its row locked: batches of one import come one after another. null = it has ended. */
export async function lockUndo(sql: Sql, importId: string): Promise<UndoResult | null> {
  const [row] = await sql.query<{ undo: UndoResult }>(
    `SELECT undo_result AS undo FROM import WHERE id = $1 AND state = 'undoing' FOR NO KEY UPDATE`,
    [importId],
  );
  return row?.undo ?? null;
}

export async function saveUndo(sql: Sql, importId: string, undo: UndoResult): Promise<void> {
  const saved: UndoResult = { ...undo, beatAt: new Date().toISOString() };
  await sql.execute("UPDATE import SET undo_result = $2 WHERE id = $1", [importId, JSON.stringify(saved)]);
}

/** Counts who stays, and lists the first of them. */
export function withKept(undo: UndoResult, kept: readonly UndoKept[]): UndoResult {
  const keptBy = { ...undo.keptBy };
  for (const { reason } of kept) keptBy[reason] = (keptBy[reason] ?? 0) + 1;
  return {
    ...undo,
    kept: undo.kept + kept.length,
    keptBy,
    list: [...undo.list, ...kept.slice(0, Math.max(0, longestList - undo.list.length))],
  };
}
