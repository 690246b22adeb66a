import { foldText } from "../../contacts/core/fold-text";
import type { FileColumn } from "./detect-header";

/** The names in a file's header, folded and sorted: two files with the same ones are of one kind. Empty = no header. */
export function headerNames(columns: readonly FileColumn[]): string[] {
  return columns
    .filter((column) => column.named)
    .map((column) => foldText(column.name))
    .sort();
}
