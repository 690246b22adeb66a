import { CsvScanner } from "./csv-scanner";

export const delimiters = [";", ",", "\t", "|"] as const;

export type DetectedDelimiter = {
  delimiter: string;
  /** Characters to skip: the line `sep=;` that Excel reads and never shows. */
  skip: number;
  newline: "\n" | "\r";
};

/**
 * The separator of a CSV file, from the text of its first lines: what `sep=` says, else the candidate that cuts most
 * rows into the same number of cells (quotes honoured), with more cells weighing a little more. One column only: ";",
 * so that commas stay inside names and amounts.
 */
export function detectDelimiter(sample: string): DetectedDelimiter {
  const newline = !sample.includes("\n") && sample.includes("\r") ? "\r" : "\n";
  const said = /^"?sep=([^\r\n"])"?(?:\r\n|\n|\r|$)/i.exec(sample);
  if (said) return { delimiter: said[1]!, skip: said[0].length, newline };

  let best = { delimiter: ";", score: 0 };
  for (const delimiter of delimiters) {
    const score = evenness(new CsvScanner(delimiter, newline).push(sample, true).slice(0, 100));
    if (score > best.score + 1e-9) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, skip: 0, newline };
}

function evenness(rows: string[][]): number {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const row of rows) {
    if (row.length === 1 && row[0] === "") continue;
    filled++;
    if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  }
  const cut = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (cut < filled / 2) return 0;
  let best = 0;
  for (const [width, count] of counts) best = Math.max(best, (count / filled) * Math.log2(width + 1));
  return best;
}
