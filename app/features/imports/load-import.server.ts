import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { PhoneCountry } from "../contacts/core/phone-types";
import type { ColumnMapping } from "./core/column-mapping";
import type { DoneRanges } from "./core/done-ranges";
import type { ImportReading } from "./core/import-reading";
import type { ImportSettings } from "./core/import-settings";
import type { ImportState } from "./core/import-state";
import type { ImportTally } from "./core/import-tally";
import type { ReadingProblems } from "./reading/record-source";

export type ImportProof = ImportTally & {
  revision: number;
  tookMs: number;
  /** What went wrong in reading the file. */
  problems: ReadingProblems;
};

export type ImportResult = ImportTally & {
  done: DoneRanges;
  /** What did not exist before and is taken away again by an undo, if nobody else uses it. */
  created: { lists: string[]; tags: string[]; fields: string[] };
  /** Failed tries in a row. */
  attempts: number;
  /** When the last chunk was saved: an import that is silent for long has lost its worker. */
  beatAt: string;
};

export type UndoKept = { contactId: string; name: string; reason: string; fields?: string[] };

export type UndoResult = {
  removed: number;
  restored: number;
  kept: number;
  keptBy: Record<string, number>;
  /** The first of them. */
  list: UndoKept[];
  memberships: number;
  /** Id of the last contact looked at, per stage: where an interrupted undo goes on. */
  cursor: { stage: "created" | "changed" | "done"; after: string | null };
  beatAt: string;
};

export type LoadedImport = {
  id: string;
  state: ImportState;
  filename: string;
  fileBytes: number;
  reading: ImportReading;
  mapping: ColumnMapping[];
  settings: ImportSettings;
  proof: ImportProof | null;
  result: ImportResult | null;
  rowsTotal: number;
  rowsDone: number;
  cancelAsked: boolean;
  error: { messageKey: string; params: Record<string, string | number> } | null;
  createdBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  undoneAt: Date | null;
  undoResult: UndoResult | null;
};

/** @throws AppError NOT_FOUND, also for another company's */
export async function loadImport(ctx: CompanyContext | CompanyRead, importId: string): Promise<LoadedImport> {
  const row = await ctx.read(({ db }) => db.import.findFirst({ where: { id: importId } }));
  if (!row) throw new AppError("NOT_FOUND", "imports.errors.notFound");
  return {
    ...row,
    state: row.state as ImportState,
    fileBytes: Number(row.fileBytes),
    reading: row.reading as unknown as ImportReading,
    mapping: row.mapping as unknown as ColumnMapping[],
    settings: row.settings as unknown as ImportSettings & { country: PhoneCountry },
    proof: row.proof as unknown as ImportProof | null,
    result: row.result as unknown as ImportResult | null,
    error: row.error as LoadedImport["error"],
    undoResult: row.undoResult as unknown as UndoResult | null,
  };
}
