import { expect, test } from "bun:test";
import { nextFetch } from "./next-fetch";

const NOW = new Date("2026-11-22T12:00:00Z");

test.each([
  ["gone", 1, { state: "gone" }],
  ["too-large", 1, { state: "failed" }],
  ["wrong-host", 1, { state: "failed" }],
  ["tampered", 1, { state: "waiting", at: new Date("2026-11-22T12:00:15Z") }],
  ["tampered", 3, { state: "failed" }],
  ["transient", 1, { state: "waiting", at: new Date("2026-11-22T12:00:15Z") }],
  ["transient", 5, { state: "waiting", at: new Date("2026-11-22T13:00:00Z") }],
  ["transient", 8, { state: "waiting", at: new Date("2026-11-23T00:00:00Z") }],
  ["transient", 9, { state: "failed" }],
] as const)("after %s, tried %p times", (problem, attempts, expected) => {
  expect(nextFetch(problem, attempts, NOW)).toEqual(expected);
});

test("a passing trouble is followed for most of a day", () => {
  let hours = 0;
  for (let attempts = 1; ; attempts += 1) {
    const next = nextFetch("transient", attempts, NOW);
    if (next.state !== "waiting") break;
    hours += (next.at.getTime() - NOW.getTime()) / 3_600_000;
  }
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(30);
});
