import { describe, expect, test } from "bun:test";
import type { ImportState } from "./import-state";
import { keptUntil, uploadFate } from "./upload-keeping";

const now = new Date("2026-12-31T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe("a stored upload", () => {
  test.each<[string, ImportState, number, number | null, "keep" | "file" | "all"]>([
    ["that is being imported is never touched", "importing", 90, null, "keep"],
    ["that is being undone is never touched", "undoing", 90, 60, "keep"],
    ["waits a week for somebody to import it", "proved", 6.9, null, "keep"],
    ["goes after a week, with its import", "proved", 7.1, null, "all"],
    ["…also when its proof never came", "proving", 8, null, "all"],
    ["…also when it was only sent", "uploaded", 8, null, "all"],
    ["stays 30 days after the import has ended", "finished", 60, 29.9, "keep"],
    ["goes after 30 days; what came in stays", "finished", 60, 30.1, "file"],
    ["of a cancelled import too", "cancelled", 60, 31, "file"],
    ["of an import that was undone too", "undone", 60, 31, "file"],
    ["of one that failed counts from its upload", "failed", 31, null, "file"],
    ["of one that failed can be tried again before", "failed", 29, null, "keep"],
  ])("%s", (_, state, created, finished, fate) => {
    const found = {
      state,
      createdAt: daysAgo(created),
      finishedAt: finished === null ? null : daysAgo(finished),
    };
    expect(uploadFate(found, daysAgo(created), now)).toBe(fate);
  });

  test("that no import knows goes after a day: it may still be on its way", () => {
    expect(uploadFate(null, daysAgo(0.9), now)).toBe("keep");
    expect(uploadFate(null, daysAgo(1.1), now)).toBe("file");
  });

  test("is promised for as long as it is kept", () => {
    const finishedAt = daysAgo(10);
    const at = { state: "finished" as const, createdAt: finishedAt, finishedAt };
    expect(uploadFate(at, finishedAt, keptUntil(finishedAt))).toBe("keep");
  });
});
