import { AppError } from "~/platform/errors/app-error";
import { maxColumns, type RecordSource } from "./record-source";
import { SheetRows } from "./sheet-rows";
import { bookDateStyles, bookSheets, bookStrings } from "./xlsx-book.server";
import { XmlScanner } from "./xml-scanner";
import { zipDirectory } from "./zip-directory.server";
import { zipEntryText } from "./zip-entry.server";

/** A million rows of fifty cells are about 3 GB of XML. */
const maxSheetBytes = 8 * 1024 * 1024 * 1024;

/**
 * Opens an Excel workbook (.xlsx, .xlsm) for reading one sheet: `sheet` by name, else the first visible one. Throws
 * AppError `imports.refused.damaged`, `…noSheet`.
 */
export async function openXlsx(path: string, options: { sheet?: string } = {}): Promise<RecordSource> {
  const directory = await zipDirectory(path);
  if (!directory) throw new AppError("BAD_REQUEST", "imports.refused.damaged");
  const entries = new Map(directory.map((entry) => [entry.name, entry]));
  const { sheets, since1904 } = await bookSheets(path, entries);
  const sheet = options.sheet
    ? sheets.find((one) => one.name === options.sheet)
    : (sheets.find((one) => !one.hidden) ?? sheets[0]);
  if (!sheet) throw new AppError("BAD_REQUEST", "imports.refused.no-sheet");
  const part = (name: string) => directory.find((entry) => entry.name.toLowerCase() === name);
  const dateStyles = await bookDateStyles(path, part("xl/styles.xml"));

  return {
    format: "xlsx",
    encoding: null,
    delimiter: null,
    sheetNames: sheets.map((one) => one.name),
    sheet: sheet.name,
    async *read(problems, onProgress) {
      const strings = await bookStrings(path, part("xl/sharedstrings.xml"));
      try {
        const rows = new SheetRows(
          { dateStyles, since1904, sharedText: (index) => strings.get(index) },
          maxColumns,
        );
        const scanner = new XmlScanner(rows);
        let compressed = 0;
        const count = (bytes: number) => {
          compressed += bytes;
          onProgress?.(Math.min(1, compressed / Math.max(1, sheet.entry.compressedSize)));
        };
        for await (const text of zipEntryText(path, sheet.entry, maxSheetBytes, count)) {
          if (!scanner.push(text)) throw new AppError("BAD_REQUEST", "imports.refused.damaged");
          yield { rowNumbers: rows.rowNumbers, rows: rows.rows };
          rows.rows = [];
          rows.rowNumbers = [];
        }
        problems.blankRows = rows.blankRows;
        problems.cellsBeyondLimit = rows.cellsBeyondLimit;
      } finally {
        strings.close();
      }
    },
  };
}
