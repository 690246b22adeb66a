import type { CompanyContext } from "~/platform/db/company-types";
import type { PhoneCountry } from "../contacts/core/phone-types";
import type { ColumnMapping, CustomField, CustomFieldType } from "./core/column-mapping";
import { type ColumnGuess, guessColumns } from "./core/guess-columns";
import { headerNames } from "./core/header-names";
import type { ImportReading } from "./core/import-reading";
import type { ReadingOptions } from "./imports.schema";
import { openSpreadsheet } from "./reading/open-spreadsheet.server";
import { rememberedMapping } from "./remembered-mapping.server";
import { storedUpload } from "./stored-upload.server";

/**
 * Opens an uploaded file, finds its columns and guesses what each becomes: as in the latest import with the same header,
 * else by name and content.
 * @throws AppError imports.refused.*
 */
export async function readUpload(
  ctx: CompanyContext,
  importId: string,
  options: ReadingOptions,
  read: { country: PhoneCountry; currency: string },
): Promise<{ reading: ImportReading; mapping: ColumnMapping[] }> {
  const sheet = await openSpreadsheet(await storedUpload(ctx.companyId, importId), options);
  const existingFields = await customFields(ctx);
  const header = headerNames(sheet.columns);
  const earlier = await rememberedMapping(ctx, header);
  const used = earlier !== null && options.remembered !== false;
  const guesses = guessColumns(sheet.columns, sheet.sampleRows, {
    country: read.country,
    currency: read.currency,
    existingFields,
    ...(used && { remembered: earlier.columns }),
  });
  const { format, encoding, delimiter, sheetNames, headerRow, columns } = sheet;
  return {
    reading: {
      format,
      encoding,
      delimiter,
      sheet: sheet.sheet,
      sheetNames,
      headerRow,
      columns,
      guesses,
      header,
      remembered: earlier && { importId: earlier.importId, filename: earlier.filename, used },
      options,
    },
    mapping: guesses.map(mappingOf),
  };
}

export function mappingOf({ column, format, ...guess }: ColumnGuess): ColumnMapping {
  return guess.target === "custom"
    ? { column, format, target: "custom", field: guess.field }
    : { column, format, target: guess.target };
}

export async function customFields(ctx: CompanyContext): Promise<CustomField[]> {
  const found = await ctx.read(({ db }) =>
    db.customField.findMany({ select: { key: true, label: true, type: true }, orderBy: { label: "asc" } }),
  );
  return found.map((field) => ({ ...field, type: field.type as CustomFieldType }));
}
