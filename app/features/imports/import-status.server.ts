import type { CompanyContext } from "~/platform/db/company-types";
import type { ImportTally } from "./core/import-tally";
import { type LoadedImport, loadImport } from "./load-import.server";

export type RejectedRow = {
  row: number;
  /** Key of `imports.reasons.*`. */
  reason: string;
  params: Record<string, string | number>;
  value: string;
};

export type ImportStatus = {
  importId: string;
  state: LoadedImport["state"];
  filename: string;
  /** Whether the figures are a proof's: nothing has been saved yet. */
  dryRun: boolean;
  rowsDone: number;
  rowsTotal: number;
  rows: number;
  new: number;
  updated: number;
  same: number;
  duplicates: number;
  rejected: number;
  rejectedBy: Record<string, number>;
  /** The first of them, or those after a row; the download has all. */
  rejectedRows: RejectedRow[];
  error: LoadedImport["error"];
};

/** Where an import stands, in figures that always add up: of what is done, else of the latest proof. */
export async function importStatus(
  ctx: CompanyContext,
  importId: string,
  mostRejected = 1_000,
  rejectedAfter = 0,
): Promise<ImportStatus> {
  const loaded = await loadImport(ctx, importId);
  const rejectedRows = await rejectedOf(ctx, importId, mostRejected, rejectedAfter);
  const tally: ImportTally | null = loaded.result ?? currentProof(loaded);
  return {
    importId,
    state: loaded.state,
    filename: loaded.filename,
    dryRun: loaded.result === null,
    rowsDone: loaded.rowsDone,
    rowsTotal: loaded.rowsTotal,
    rows: tally?.rows ?? 0,
    new: tally?.new ?? 0,
    updated: tally?.updated ?? 0,
    same: tally?.same ?? 0,
    duplicates: tally?.duplicates ?? 0,
    rejected: tally?.rejected ?? 0,
    rejectedBy: tally?.rejectedBy ?? {},
    rejectedRows,
    error: loaded.error,
  };
}

export function currentProof({ proof, settings }: LoadedImport) {
  return proof?.revision === settings.revision ? proof : null;
}

export async function rejectedOf(
  ctx: CompanyContext,
  importId: string,
  most: number,
  after = 0,
): Promise<RejectedRow[]> {
  if (most === 0) return [];
  const rows = await ctx.read(({ db }) =>
    db.importReject.findMany({
      where: { importId, row: { gt: after } },
      orderBy: { row: "asc" },
      take: most,
      select: { row: true, reason: true, params: true, value: true },
    }),
  );
  return rows.map((row) => ({ ...row, params: row.params as RejectedRow["params"] }));
}
