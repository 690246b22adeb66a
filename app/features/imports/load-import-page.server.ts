import type { CompanyContext } from "~/platform/db/company-types";
import type { ColumnMapping } from "./core/column-mapping";
import { readingKey } from "./core/reading-key";
import { keptUntil } from "./core/upload-keeping";
import { currentProof, rejectedOf } from "./import-status.server";
import { type LoadedImport, loadImport } from "./load-import.server";
import { customFields } from "./read-upload.server";
import { MOST_KEPT_REJECTS } from "./write-rejects.sql.server";

const rejectsShown = 5;

/** All that an import's page shows. Cells of the file come along as samples only. */
export async function loadImportPage(ctx: CompanyContext, importId: string) {
  const loaded = await loadImport(ctx, importId);
  const { reading, mapping, proof, settings } = loaded;
  const mapped = new Map(mapping.map((column) => [column.column, column]));
  const [rejects, fields, lists, tags] = await Promise.all([
    rejectedOf(ctx, importId, rejectsShown),
    customFields(ctx),
    ctx.read(({ db }) =>
      db.contactList.findMany({ select: { name: true }, orderBy: { name: "asc" }, take: 200 }),
    ),
    ctx.read(({ db }) => db.tag.findMany({ select: { name: true }, orderBy: { name: "asc" }, take: 200 })),
  ]);
  const current = currentProof(loaded);
  return {
    id: loaded.id,
    state: loaded.state,
    filename: loaded.filename,
    reading: {
      format: reading.format,
      encoding: reading.encoding,
      delimiter: reading.delimiter,
      sheet: reading.sheet,
      sheetNames: reading.sheetNames,
      headerRow: reading.headerRow,
      remembered: reading.remembered,
      key: readingKey(reading),
    },
    columns: reading.guesses.map((guess) => viewColumn(guess, mapped.get(guess.column))),
    fields,
    lists: lists.map((list) => list.name),
    tags: tags.map((tag) => tag.name),
    settings,
    /** The latest; `proofIsCurrent` says whether it is of these settings. */
    proof,
    proofIsCurrent: current !== null,
    result: loaded.result,
    rejects,
    /** Until when all rejected rows can be downloaded; null = always, or not imported yet. */
    rejectsUntil: rejectsUntil(loaded),
    rowsDone: loaded.rowsDone,
    rowsTotal: loaded.rowsTotal,
    cancelAsked: loaded.cancelAsked,
    error: loaded.error,
    undoResult: loaded.undoResult,
  };
}

function rejectsUntil({ result, finishedAt }: LoadedImport): Date | null {
  return finishedAt && (result?.rejected ?? 0) > MOST_KEPT_REJECTS ? keptUntil(finishedAt) : null;
}
export type ImportPage = Awaited<ReturnType<typeof loadImportPage>>;
export type ColumnView = ImportPage["columns"][number];

type Guess = Awaited<ReturnType<typeof loadImport>>["reading"]["guesses"][number];

function viewColumn(guess: Guess, mapping: ColumnMapping | undefined) {
  const chosen = mapping ?? { column: guess.column, target: "ignore" as const };
  const { column, name, samples, confidence, why, params, isNewField } = guess;
  const guessed = guess.target === "custom" ? `custom:${guess.field.key}` : guess.target;
  const place = chosen.target === "custom" ? `custom:${chosen.field.key}` : chosen.target;
  return {
    column,
    name,
    samples,
    params,
    confidence,
    why,
    isNewField,
    place,
    /** Whether a person has chosen otherwise than we guessed. */
    changed: place !== guessed,
    field: chosen.target === "custom" ? chosen.field : null,
    dateOrder: chosen.format?.dateOrder ?? guess.format?.dateOrder ?? "day-first",
  };
}
