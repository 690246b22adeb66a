import { expect, test } from "bun:test";
import { timeLeft } from "./time-left";

const NOW = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["2026-11-23T11:59:59Z", { hours: 23, minutes: 59, soon: false }],
  ["2026-11-22T13:00:00Z", { hours: 1, minutes: 0, soon: false }],
  ["2026-11-22T12:59:59Z", { hours: 0, minutes: 59, soon: true }],
  ["2026-11-22T12:00:30Z", { hours: 0, minutes: 0, soon: true }],
])("until %s", (until, expected) => {
  expect(timeLeft(until, NOW)).toMatchObject(expected);
});

test.each(["2026-11-22T12:00:00Z", "2026-11-21T12:00:00Z", "nonsense"])("closed at %s", (until) => {
  expect(timeLeft(until, NOW)).toBeNull();
});
