import { foldText } from "../../contacts/core/fold-text";
import { targetByName } from "./column-names";
import { looksLike } from "./looks-like";

export type FileColumn = {
  index: number;
  /** A, B … Z, AA: as the spreadsheet program names it. */
  letter: string;
  /** The header's text, made unique with " (2)"; the letter when the header is blank or missing. */
  name: string;
  named: boolean;
};

export type DetectedHeader = {
  /** Index of the header among the rows given; null = the first row is already a contact. */
  headerIndex: number | null;
  columns: FileColumn[];
};

/** How many rows above the header (a title, a blank line) are looked past. */
const preamble = 10;

/**
 * Finds the row of column names among a file's first rows. `wanted` overrules: true = the first row that looks widest
 * enough, false = none.
 */
export function detectHeader(rows: string[][], wanted?: boolean): DetectedHeader {
  const width = rows.reduce((most, row) => Math.max(most, filledWidth(row)), 0);
  const candidate = rows
    .slice(0, preamble)
    .findIndex((row) => filledCells(row) >= Math.max(1, Math.ceil(width / 2)));
  const headerIndex =
    candidate === -1 || wanted === false || !(wanted || isHeader(rows[candidate]!, rows.slice(candidate + 1)))
      ? null
      : candidate;
  return { headerIndex, columns: nameColumns(headerIndex === null ? [] : rows[headerIndex]!, width) };
}

function isHeader(row: string[], below: string[][]): boolean {
  const cells = row.map((cell) => cell.trim());
  if (cells.some((cell) => cell !== "" && looksLike(cell) !== "text")) return false;
  if (cells.some((cell) => targetByName(cell) !== null)) return true;
  // No name we know: a header still differs in kind from what stands under it.
  return below
    .slice(0, 20)
    .some((other) => other.some((cell, i) => cell.trim() !== "" && cells[i] && looksLike(cell) !== "text"));
}

function nameColumns(header: string[], width: number): FileColumn[] {
  const taken = new Map<string, number>();
  return Array.from({ length: Math.max(width, filledWidth(header)) }, (_, index) => {
    const letter = columnLetter(index);
    const written = (header[index] ?? "").replace(/\s+/g, " ").trim();
    const base = written || letter;
    const times = (taken.get(foldText(base)) ?? 0) + 1;
    taken.set(foldText(base), times);
    return { index, letter, name: times === 1 ? base : `${base} (${times})`, named: written !== "" };
  });
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function filledCells(row: string[]): number {
  return row.reduce((count, cell) => (cell.trim() === "" ? count : count + 1), 0);
}

function filledWidth(row: string[]): number {
  let width = row.length;
  while (width > 0 && row[width - 1]!.trim() === "") width--;
  return width;
}
