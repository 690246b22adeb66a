import type { CompanyContext } from "~/platform/db/company-types";
import type { LoadedImport } from "./load-import.server";
import { type OpenedSpreadsheet, openSpreadsheet } from "./reading/open-spreadsheet.server";
import { storedUpload } from "./stored-upload.server";

/** The uploaded file, opened exactly as it was read when its columns were shown. */
export async function openImportFile(
  ctx: CompanyContext,
  { id, reading }: LoadedImport,
): Promise<OpenedSpreadsheet> {
  return openSpreadsheet(await storedUpload(ctx.companyId, id), {
    hasHeader: reading.headerRow !== null,
    ...(reading.encoding && { encoding: reading.encoding }),
    ...(reading.delimiter && { delimiter: reading.delimiter }),
    ...(reading.sheet && { sheet: reading.sheet }),
  });
}
