import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeImport } from "./change-import.server";
import { mapByName } from "./core/map-by-name";
import type { FileOptions } from "./imports.schema";
import { loadImport } from "./load-import.server";
import { customFields } from "./read-upload.server";
import { startImport } from "./start-import.server";

/**
 * The command line's import of an uploaded file in one step: columns by name over the guess, then the proof
 * (`dryRun`) or the import itself. The caller follows it by its status.
 * @throws AppError BAD_REQUEST for a column that the file does not have
 */
export async function importFromFile(
  ctx: CompanyContext,
  { importId, list, tags, map, country, basis, onDuplicate, dryRun }: FileOptions,
  now: Date,
): Promise<{ importId: string }> {
  const { mapping, reading } = await loadImport(ctx, importId);
  const named = mapByName(mapping, reading.columns, map, await customFields(ctx));
  if (!named.ok) throw new AppError("BAD_REQUEST", "imports.errors.noSuchColumn", { column: named.missing });
  await changeImport(ctx, importId, {
    mapping: named.mapping,
    lists: list ? [list] : [],
    tags,
    basis,
    onDuplicate,
    ...(country && { country }),
  });
  if (!dryRun) await startImport(ctx, importId, now);
  return { importId };
}
