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
  /** The columns' names as headerNames gives them: what later files are compared by. */
  header: string[];
  /** The latest import with the same header; `used` = the columns began with what was chosen there. */
  remembered: { importId: string; filename: string; used: boolean } | null;
  /** What a person overruled. `remembered: false` = begin with the guess all the same. */
  options: {
    encoding?: Encoding;
    delimiter?: string;
    sheet?: string;
    hasHeader?: boolean;
    remembered?: boolean;
  };
};
