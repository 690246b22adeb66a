import type { ImportReading } from "./import-reading";

/** Says which reading a form was made for: columns of another one mean something else. */
export function readingKey({
  encoding,
  delimiter,
  sheet,
  headerRow,
  remembered,
}: Pick<ImportReading, "encoding" | "delimiter" | "sheet" | "headerRow" | "remembered">): string {
  return JSON.stringify([encoding, delimiter, sheet, headerRow, remembered?.used ?? false]);
}
