import { type ImportState, mayStep } from "./import-state";

const dayMs = 24 * 60 * 60_000;
/** An upload that nobody imports is deleted with all that was read of it. */
export const UNSTARTED_DAYS = 7;
/** The file of an import that has ended stays for its rejected rows, and to try a failed one again. */
export const ENDED_DAYS = 30;
/** A file that no import knows is left alone so long: its upload may still be on the way. */
const STRANGER_DAYS = 1;

export type KeptImport = { state: ImportState; createdAt: Date; finishedAt: Date | null };

/**
 * What becomes of a stored upload. `found`: the import it belongs to, null = none.
 * keep · file = delete the file only, what came in stays · all = delete the import too, nothing of it came in.
 */
export function uploadFate(found: KeptImport | null, storedAt: Date, now: Date): "keep" | "file" | "all" {
  const older = (than: Date, days: number) => now.getTime() - than.getTime() > days * dayMs;
  if (!found) return older(storedAt, STRANGER_DAYS) ? "file" : "keep";
  const { state, createdAt, finishedAt } = found;
  if (mayStep(state, "remove")) return older(createdAt, UNSTARTED_DAYS) ? "all" : "keep";
  if (state === "importing" || state === "undoing") return "keep";
  return older(finishedAt ?? createdAt, ENDED_DAYS) ? "file" : "keep";
}

/** Until when the file of an ended import is here. */
export function keptUntil(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + ENDED_DAYS * dayMs);
}
