export const importStates = [
  "uploaded",
  "proving",
  "proved",
  "importing",
  "finished",
  "cancelled",
  "failed",
  "undoing",
  "undone",
] as const;
export type ImportState = (typeof importStates)[number];

export type ImportStep = "prove" | "run" | "cancel" | "undo" | "change" | "remove";

/** A cancelled or failed import may have brought people: it can be undone, and a failed one tried again. */
const allowed: Record<ImportStep, readonly ImportState[]> = {
  change: ["uploaded", "proving", "proved"],
  prove: ["uploaded", "proving", "proved"],
  run: ["uploaded", "proving", "proved", "failed"],
  cancel: ["importing"],
  undo: ["finished", "cancelled", "failed"],
  remove: ["uploaded", "proving", "proved"],
};

export function mayStep(state: ImportState, step: ImportStep): boolean {
  return allowed[step].includes(state);
}

/** States in which a worker should be busy with it. */
export const busyStates = ["proving", "importing", "undoing"] as const satisfies readonly ImportState[];
