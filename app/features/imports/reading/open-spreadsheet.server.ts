import { AppError } from "~/platform/errors/app-error";
import type { Encoding } from "../core/detect-encoding";
import { detectHeader, type FileColumn } from "../core/detect-header";
import { openCsv } from "./csv-source.server";
import { noProblems, type ReadingProblems, type RecordSource, type RowBatch } from "./record-source";
import { sniffFile } from "./sniff-file.server";
import { openXlsx } from "./xlsx-source.server";

export type OpenOptions = {
  encoding?: Encoding;
  delimiter?: string;
  /** Name of the sheet; the first visible one when left out. */
  sheet?: string;
  /** Overrules what was found: true = the first full row names the columns, false = none does. */
  hasHeader?: boolean;
};

export type ReadOptions = {
  /** Leave out rows up to this number: where an interrupted reading goes on. */
  afterRow?: number;
  /** Rows in a batch at most. */
  batchSize?: number;
};

export type OpenedSpreadsheet = {
  format: "csv" | "xlsx";
  /** Of CSV only. */
  encoding: Encoding | null;
  delimiter: string | null;
  /** Of XLSX only; `sheet` is the one being read. */
  sheetNames: string[];
  sheet: string | null;
  /** The number of the row with the names, as a person counts it; null = none, every row is a contact. */
  headerRow: number | null;
  columns: FileColumn[];
  /** The first rows below the header, filled up to the columns' number. */
  sampleRows: string[][];
  /** Every row below the header, in order, blank ones left out. May be read several times, one after another. */
  rows(options?: ReadOptions): AsyncGenerator<RowBatch>;
  /** Of the latest reading so far. */
  problems(): ReadingProblems;
  /** Share of the file that the latest reading has seen, 0 to 1. */
  progress(): number;
};

const sampleSize = 300;
const defaultBatchSize = 2000;

/**
 * Opens a list of contacts on disk. Memory stays flat for any number of rows. Throws AppError with a sentence
 * (`imports.refused.*`) when the file is none we read.
 */
export async function openSpreadsheet(path: string, options: OpenOptions = {}): Promise<OpenedSpreadsheet> {
  const sniffed = await sniffFile(path);
  if (sniffed.kind === "refused") throw new AppError("BAD_REQUEST", `imports.refused.${sniffed.reason}`);
  const source = sniffed.kind === "xlsx" ? await openXlsx(path, options) : await openCsv(path, options);
  const first = await firstRows(source);
  if (first.rows.length === 0) throw new AppError("BAD_REQUEST", "imports.refused.empty");
  const { headerIndex, columns } = detectHeader(first.rows, options.hasHeader);
  const headerRow = headerIndex === null ? null : first.rowNumbers[headerIndex]!;
  // A longer row among the first ones makes columns of its own; the others are not too short for that.
  const headerWidth = headerRow === null ? 0 : columns.findLastIndex((column) => column.named) + 1;
  let problems = noProblems();
  let progress = 0;

  return {
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    sheetNames: source.sheetNames,
    sheet: source.sheet,
    headerRow,
    columns,
    sampleRows: first.rows
      .slice(headerIndex === null ? 0 : headerIndex + 1)
      .map((row) => filledUp(row, columns.length)),
    problems: () => problems,
    progress: () => progress,
    async *rows({ afterRow = 0, batchSize = defaultBatchSize } = {}) {
      problems = noProblems();
      progress = 0;
      const counted = problems;
      const from = Math.max(afterRow, headerRow ?? 0);
      let batch: RowBatch = { rowNumbers: [], rows: [] };
      for await (const read of source.read(counted, (share) => {
        progress = share;
      })) {
        for (let i = 0; i < read.rows.length; i++) {
          const number = read.rowNumbers[i]!;
          if (number <= from) continue;
          const row = read.rows[i]!;
          if (row.length < headerWidth) counted.shortRows++;
          if (row.length < columns.length) filledUp(row, columns.length);
          else if (row.length > columns.length && isFilled(row, columns.length)) counted.longRows++;
          batch.rowNumbers.push(number);
          if (batch.rows.push(row) < batchSize) continue;
          yield batch;
          batch = { rowNumbers: [], rows: [] };
        }
      }
      progress = 1;
      if (batch.rows.length > 0) yield batch;
    },
  };
}

async function firstRows(source: RecordSource): Promise<RowBatch> {
  const first: RowBatch = { rowNumbers: [], rows: [] };
  for await (const batch of source.read(noProblems())) {
    first.rowNumbers.push(...batch.rowNumbers.slice(0, sampleSize));
    first.rows.push(...batch.rows.slice(0, sampleSize));
    if (first.rows.length >= sampleSize) break;
  }
  return first;
}

function isFilled(row: string[], from: number): boolean {
  for (let i = from; i < row.length; i++) if (row[i]!.trim() !== "") return true;
  return false;
}

function filledUp(row: string[], width: number): string[] {
  while (row.length < width) row.push("");
  return row;
}
