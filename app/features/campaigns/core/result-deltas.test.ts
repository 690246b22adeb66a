import { expect, test } from "bun:test";
import { createResultHistory, noteCounts } from "./result-deltas";

test("what was there before the watch began is not held against the campaign", () => {
  const history = createResultHistory({ good: 10, failedBy: { "131048": 5 } }, 0);
  expect(noteCounts(history, { good: 12, failedBy: { "131048": 6 } }, 500)).toEqual({
    total: 3,
    failedBy: { "131048": 1 },
  });
});

test("old results leave when two hundred newer ones are known", () => {
  const history = createResultHistory({ good: 0, failedBy: {} }, 0);
  noteCounts(history, { good: 0, failedBy: { "131049": 50 } }, 1_000);
  expect(noteCounts(history, { good: 150, failedBy: { "131049": 50 } }, 2_000)).toMatchObject({ total: 200 });
  expect(noteCounts(history, { good: 300, failedBy: { "131049": 50 } }, 3_000)).toEqual({
    total: 300,
    failedBy: {},
  });
});

test("results older than ten minutes leave", () => {
  const history = createResultHistory({ good: 0, failedBy: {} }, 0);
  noteCounts(history, { good: 0, failedBy: { "131048": 2 } }, 1_000);
  const later = 1_000 + 10 * 60_000;
  expect(noteCounts(history, { good: 1, failedBy: { "131048": 3 } }, later)).toEqual({
    total: 2,
    failedBy: { "131048": 1 },
  });
});

test("failures that a retry took back do not count below nothing", () => {
  const history = createResultHistory({ good: 5, failedBy: { "131000": 9 } }, 0);
  expect(noteCounts(history, { good: 4, failedBy: { "131000": 1 } }, 500)).toEqual({
    total: 0,
    failedBy: {},
  });
});
