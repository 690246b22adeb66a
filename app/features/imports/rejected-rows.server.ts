import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { csvLine } from "./core/csv-cell";
import type { ChunkReject } from "./core/row-chunk";
import { rowReader } from "./core/row-reader";
import { type LoadedImport, loadImport } from "./load-import.server";
import { openImportFile } from "./read-file.server";

const byteOrderMark = "\ufeff";

/**
 * The rows that did not come in, as a file to put right and send again: the same columns, with the row's number and what
 * is wrong in front. Read from the upload itself while it is there, so that none is left out however many there are.
 */
export async function* rejectedCsv(
  ctx: CompanyContext,
  importId: string,
  locale: Locale,
): AsyncGenerator<string> {
  const loaded = await loadImport(ctx, importId);
  const say = (key: string, params = {}) => translate(locale, `imports.${key}`, params);
  yield byteOrderMark +
    csvLine([say("csv.row"), say("csv.reason"), ...loaded.reading.columns.map((column) => column.name)]);
  for await (const rejects of rejectedRows(ctx, loaded)) {
    yield rejects
      .map(({ row, refusal, cells }) =>
        csvLine([String(row), say(`reasons.${refusal.reason}`, refusal.params), ...cells]),
      )
      .join("");
  }
}

type Rejected = Pick<ChunkReject, "row" | "cells"> & {
  refusal: { reason: string; params: Record<string, string | number> };
};

async function* rejectedRows(ctx: CompanyContext, loaded: LoadedImport): AsyncGenerator<Rejected[]> {
  const sheet = await openImportFile(ctx, loaded).catch((error) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!sheet) return yield* keptRows(ctx, loaded.id);
  const read = rowReader(loaded.mapping, { ...loaded.settings, now: appProcess().clock.now() });
  for await (const batch of sheet.rows()) {
    const rejected: Rejected[] = [];
    batch.rows.forEach((cells, i) => {
      const row = read(cells);
      if (!row.ok) rejected.push({ row: batch.rowNumbers[i]!, refusal: row, cells });
    });
    if (rejected.length > 0) yield rejected;
  }
}

async function* keptRows(ctx: CompanyContext, importId: string): AsyncGenerator<Rejected[]> {
  const rows = await ctx.read(({ db }) =>
    db.importReject.findMany({ where: { importId }, orderBy: { row: "asc" } }),
  );
  yield rows.map(({ row, reason, params, cells }) => ({
    row,
    cells: cells as string[],
    refusal: { reason, params: params as Record<string, string | number> },
  }));
}
