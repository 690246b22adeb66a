import type { Encoding } from "../core/detect-encoding";

/** Rows with the numbers that a person sees beside them in a spreadsheet program (1 = the first). */
export type RowBatch = { rowNumbers: number[]; rows: string[][] };

export type ReadingProblems = {
  /** Rows with something in cells beyond the last column (they are kept, and nothing is made of them). */
  longRows: number;
  /** Rows with fewer than the header (filled up with ""). */
  shortRows: number;
  blankRows: number;
  unbalancedQuotes: number;
  endlessLines: number;
  /** Letters that are none in the file's encoding (or were lost before), shown as �. */
  brokenBytes: number;
  /** NUL characters, taken out. */
  nulCharacters: number;
  /** Cells to the right of the last column that is read (maxColumns). */
  cellsBeyondLimit: number;
};

export const noProblems = (): ReadingProblems => ({
  longRows: 0,
  shortRows: 0,
  blankRows: 0,
  unbalancedQuotes: 0,
  endlessLines: 0,
  brokenBytes: 0,
  nulCharacters: 0,
  cellsBeyondLimit: 0,
});

export const maxColumns = 500;

/** A file that can be read from its beginning any number of times; each reading holds one piece of it in memory. */
export type RecordSource = {
  format: "csv" | "xlsx";
  encoding: Encoding | null;
  delimiter: string | null;
  sheetNames: string[];
  sheet: string | null;
  /** Every row of the file in order, blank ones left out. `onProgress`: share of the file read, 0 to 1. */
  read(problems: ReadingProblems, onProgress?: (share: number) => void): AsyncGenerator<RowBatch>;
};
