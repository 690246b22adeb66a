import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeImport } from "./change-import.server";
import { mayStep } from "./core/import-state";
import type { ImportChanges, ReadingOptions } from "./imports.schema";
import { loadImport } from "./load-import.server";
import { readUpload } from "./read-upload.server";

/**
 * Reads an upload again as a person says (what is left out is guessed), guesses its columns anew and asks for a new
 * proof. When it cannot be read like that, everything stays as it was.
 * @throws AppError CONFLICT once it runs, imports.refused.*
 */
export async function readAgain(
  ctx: CompanyContext,
  importId: string,
  options: ReadingOptions,
  changes: Omit<ImportChanges, "mapping"> = {},
): Promise<{ revision: number }> {
  const { state, settings } = await loadImport(ctx, importId);
  if (!mayStep(state, "change")) throw new AppError("CONFLICT", "imports.errors.notNow");
  const { reading, mapping } = await readUpload(ctx, importId, options, settings);
  return changeImport(ctx, importId, { ...changes, mapping }, reading);
}
