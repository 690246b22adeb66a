import type { ImportedContact } from "./imported-contact";
import type { RefusedRow } from "./row-reader";

export type ChunkRow = {
  /** As a person counts. */
  row: number;
  contact: ImportedContact;
  /** Whether this row's e-mail is the first of its kind, and so leads to this person. */
  ownsEmail: boolean;
};

export type ChunkReject = { row: number; refusal: RefusedRow; cells: string[] };

/** A stretch of a file, read and decided: what becomes of it is one transaction. */
export type RowChunk = {
  /** Ordinals, half-open. */
  from: number;
  to: number;
  rows: ChunkRow[];
  rejects: ChunkReject[];
  duplicates: number;
  /** By reason. */
  warnings: Record<string, number>;
};
