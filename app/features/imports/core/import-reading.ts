import type { Encoding } from "./detect-encoding";
import type { FileColumn } from "./detect-header";
import type { ColumnGuess } from "./guess-columns";

/** How a file was read, as it is kept and shown. */
export type ImportReading = {
  format: "csv" | "xlsx";
  encoding: Encoding | null;
  delimiter: string | null;
  sheet: string | null;
  sheetNames: string[];
  /** As a person counts; null = none. */
  headerRow: number | null;
  columns: FileColumn[];
  guesses: ColumnGuess[];
  /** What a person overruled. */
  options: { encoding?: Encoding; delimiter?: string; sheet?: string; hasHeader?: boolean };
};
