import type { Sql } from "~/platform/db/sql";
import { storable } from "./core/imported-contact";
import type { ChunkReject } from "./core/row-chunk";

/** Rows kept for the screen and the command line; the download reads the file itself and has them all. */
export const MOST_KEPT_REJECTS = 10_000;
const longestValue = 200;
const longestCells = 20_000;

/** Keeps refused rows, up to the limit for one import. Writing the same row again changes nothing. */
export async function writeRejects(
  sql: Sql,
  importId: string,
  rejects: readonly ChunkReject[],
): Promise<void> {
  if (rejects.length === 0) return;
  const [kept] = await sql.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM import_reject WHERE import_id = $1",
    [importId],
  );
  const room = rejects.slice(0, Math.max(0, MOST_KEPT_REJECTS - (kept?.n ?? 0)));
  if (room.length === 0) return;
  await sql.execute(
    `INSERT INTO import_reject (import_id, row, reason, params, value, cells)
     SELECT $1::uuid, r.row, r.reason, r.params::jsonb, r.value, r.cells::jsonb
     FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) AS r(row, reason, params, value, cells)
     ON CONFLICT DO NOTHING`,
    [
      importId,
      room.map(({ row }) => row),
      room.map(({ refusal }) => refusal.reason),
      room.map(({ refusal }) => JSON.stringify(refusal.params)),
      room.map(({ refusal }) => storable(refusal.value.slice(0, longestValue))),
      room.map(({ cells }) => cellsOf(cells)),
    ],
  );
}

export async function clearRejects(sql: Sql, importId: string): Promise<void> {
  await sql.execute("DELETE FROM import_reject WHERE import_id = $1", [importId]);
}

function cellsOf(cells: string[]): string {
  const whole = JSON.stringify(cells.map(storable));
  return whole.length <= longestCells
    ? whole
    : JSON.stringify(cells.map((cell) => storable(cell.slice(0, longestValue))).slice(0, 50));
}
