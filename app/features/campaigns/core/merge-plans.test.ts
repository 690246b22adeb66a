import { expect, test } from "bun:test";
import { mergePlans } from "./merge-plans";

const plan = (finishAt: string | null, days: Record<string, number>) => ({
  finishAt: finishAt === null ? null : new Date(finishAt),
  days: Object.entries(days).map(([date, count]) => ({ date, count })),
});

test("one that never ends, and none at all, never end", () => {
  const merged = mergePlans([plan(null, { "2026-11-23": 5 }), plan("2026-11-23T12:00:00Z", {})]);
  expect(merged.finishAt).toBeNull();
  expect(mergePlans([]).finishAt).toBeNull();
});

test("days add up in their order, and the last one ends it", () => {
  expect(
    mergePlans([
      plan("2026-11-24T12:00:00Z", { "2026-11-24": 3, "2026-11-25": 1 }),
      plan("2026-11-24T15:00:00Z", { "2026-11-23": 2, "2026-11-24": 4 }),
    ]),
  ).toEqual(plan("2026-11-24T15:00:00Z", { "2026-11-23": 2, "2026-11-24": 7, "2026-11-25": 1 }));
});
