import type { Sql } from "~/platform/db/sql";
import { addRange, type DoneRanges } from "./core/done-ranges";
import { addTally, type ImportTally } from "./core/import-tally";
import type { RowChunk } from "./core/row-chunk";
import type { ImportResult } from "./load-import.server";

/** Whether the import still wants chunks, and which are in. */
export async function chunkStatus(
  sql: Sql,
  importId: string,
): Promise<{ running: boolean; done: DoneRanges }> {
  const [row] = await sql.query<{ state: string; cancel: boolean; done: DoneRanges | null }>(
    `SELECT state, cancel_asked AS cancel, result->'done' AS done FROM import WHERE id = $1`,
    [importId],
  );
  return { running: row?.state === "importing" && !row.cancel, done: row?.done ?? [] };
}

/**
 * Notes a chunk as done, in its own transaction. The import's row is locked only now, so that two chunks can be written
 * side by side. When another worker was quicker it throws, and nothing of this one stays.
 */
export async function saveChunk(
  sql: Sql,
  importId: string,
  chunk: RowChunk,
  tally: ImportTally,
  newTags: string[],
): Promise<void> {
  const [row] = await sql.query<{ result: ImportResult }>(
    "SELECT result FROM import WHERE id = $1 AND state = 'importing' FOR NO KEY UPDATE",
    [importId],
  );
  if (!row) throw Object.assign(new Error("The import ended meanwhile"), { code: "40001" });
  const { result } = row;
  if (result.done.some(([from, to]) => chunk.from >= from && chunk.from < to)) {
    throw Object.assign(new Error("Another worker has written this chunk"), { code: "40001" });
  }
  const saved: ImportResult = {
    ...result,
    ...addTally(result, tally),
    done: addRange(result.done, chunk.from, chunk.to),
    created: { ...result.created, tags: [...result.created.tags, ...newTags] },
    attempts: 0,
    beatAt: new Date().toISOString(),
  };
  await sql.execute("UPDATE import SET result = $2, rows_done = $3 WHERE id = $1", [
    importId,
    JSON.stringify(saved),
    saved.rows,
  ]);
}
