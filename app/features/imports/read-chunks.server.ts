import type { ColumnMapping } from "./core/column-mapping";
import type { ImportSettings } from "./core/import-settings";
import { count } from "./core/import-tally";
import { importedContact } from "./core/imported-contact";
import { KeyTable } from "./core/key-table";
import type { RowChunk } from "./core/row-chunk";
import type { RowPlan } from "./core/row-plan";
import { rowReader } from "./core/row-reader";
import type { OpenedSpreadsheet } from "./reading/open-spreadsheet.server";

/** Rows in a chunk. Larger ones pay less per transaction, smaller ones lose less and hold less memory. */
export const CHUNK_ROWS = 6_000;

/** Ends with the turn, so that sockets and timers are served between two batches. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Second reading of a file: every row read whole, in chunks that are always cut at the same places. */
export async function* readChunks(
  sheet: OpenedSpreadsheet,
  plan: RowPlan,
  mapping: readonly ColumnMapping[],
  settings: ImportSettings,
  now: Date,
  size = CHUNK_ROWS,
): AsyncGenerator<RowChunk> {
  const read = rowReader(mapping, { ...settings, now });
  const emails = new KeyTable();
  let chunk = emptyChunk(0);
  for await (const batch of sheet.rows()) {
    for (let i = 0; i < batch.rows.length; i++) {
      addRow(chunk, batch.rows[i]!, batch.rowNumbers[i]!);
      if (++chunk.to - chunk.from < size) continue;
      yield chunk;
      chunk = emptyChunk(chunk.to);
      // The collector waits until the heap has doubled, and a million rows are made of garbage.
      Bun.gc(true);
    }
    await breathe();
  }
  if (chunk.to > chunk.from) yield chunk;

  function addRow(into: RowChunk, cells: string[], rowNumber: number) {
    const row = read(cells);
    if (!row.ok) {
      into.rejects.push({ row: rowNumber, refusal: row, cells });
      return;
    }
    if (plan.isDropped(into.to)) {
      into.duplicates++;
      return;
    }
    for (const warning of row.warnings) count(into.warnings, warning.reason);
    const ownsEmail = row.email !== null && emails.set(row.email, 1) === undefined;
    into.rows.push({ row: rowNumber, contact: importedContact(row), ownsEmail });
  }
}

const emptyChunk = (from: number): RowChunk => ({
  from,
  to: from,
  rows: [],
  rejects: [],
  duplicates: 0,
  warnings: {},
});
