import { describe, expect, test } from "bun:test";
import { finishGuess } from "./finish-guess";

const now = new Date("2026-11-24T12:00:00Z");
const later = "2026-11-24T14:00:00.000Z";

describe("when a campaign should be done", () => {
  test("nothing measured, plan in the past: nobody can say", () =>
    expect(
      finishGuess({ queued: 9, held: 0, perSecond: null, plannedAt: "2026-11-24T11:00:00Z" }, now),
    ).toBeNull());
  test("nothing moves: the plan", () =>
    expect(finishGuess({ queued: 9, held: 0, perSecond: 0, plannedAt: later }, now)?.toISOString()).toBe(
      later,
    ));
  test("people wait for their hour: the plan, however fast the rest goes", () =>
    expect(finishGuess({ queued: 9, held: 1, perSecond: 80, plannedAt: later }, now)?.toISOString()).toBe(
      later,
    ));
  test("120 left at 2 per second: in a minute", () =>
    expect(finishGuess({ queued: 120, held: 0, perSecond: 2, plannedAt: later }, now)?.toISOString()).toBe(
      "2026-11-24T12:01:00.000Z",
    ));
});
