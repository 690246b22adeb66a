import { delimiterNames } from "./delimiter-names";
import { encodings } from "./detect-encoding";
import type { ImportReading } from "./import-reading";

type Form = { get(name: string): unknown };
type Options = ImportReading["options"];

/**
 * What the page's form says about how the file is to be read (`read-encoding`, `read-delimiter` by name, `read-sheet`,
 * `read-header` = yes | no), over what was said before. null = as it is read already. What makes no sense is left out.
 */
export function readReadingForm(form: Form, reading: ImportReading): Options | null {
  const said: Options = {};
  const encoding = encodings.find((one) => one === form.get("read-encoding"));
  if (encoding && reading.encoding && encoding !== reading.encoding) said.encoding = encoding;
  const delimiter = delimiterOf(form.get("read-delimiter"));
  if (delimiter && reading.delimiter && delimiter !== reading.delimiter) said.delimiter = delimiter;
  const sheet = reading.sheetNames.find((one) => one === form.get("read-sheet"));
  if (sheet !== undefined && sheet !== reading.sheet) {
    // Whether a header was found, or said to be there, is of the other sheet.
    const { hasHeader: _, ...others } = reading.options;
    return { ...others, ...said, sheet };
  }
  const header = form.get("read-header");
  const hasHeader = header === "yes" ? true : header === "no" ? false : null;
  if (hasHeader !== null && hasHeader !== (reading.headerRow !== null)) said.hasHeader = hasHeader;
  return Object.keys(said).length > 0 ? { ...reading.options, ...said } : null;
}

function delimiterOf(name: unknown): string | undefined {
  return Object.entries(delimiterNames).find(([one]) => one === name)?.[1];
}
