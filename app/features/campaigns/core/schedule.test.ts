import { describe, expect, test } from "bun:test";
import { MARKETING_SEND_WINDOW } from "~/features/outgoing/core/send-window";
import { isPast, recipientStart, type Schedule, scheduleSchema, startsAt } from "./schedule";

const NOW = new Date("2026-11-24T12:30:00Z");
const MANAUS = "America/Manaus";
const atTen: Schedule = { kind: "recipient-zone", at: "2026-11-24T10:00" };

test.each([
  [{ kind: "at", at: "amanhã" }],
  [{ kind: "at", at: "2026-11-24T10:00" }],
  [{ kind: "recipient-zone", at: "2026-02-30T10:00" }],
  [{ kind: "recipient-zone", at: "2026-11-24T10:00:00Z" }],
  [{ kind: "someday" }],
])("%j is not a schedule", (value) => expect(scheduleSchema.safeParse(value).success).toBe(false));

describe("when preparation starts", () => {
  test.each([
    [{ kind: "now" }, NOW],
    [{ kind: "at", at: "2026-11-25T09:00:00-03:00" }, new Date("2026-11-25T12:00:00Z")],
    [{ kind: "when-approved" }, null],
    [atTen, new Date("2026-11-24T12:55:00Z")],
  ] as [Schedule, Date | null][])("%j", (schedule, expected) => {
    expect(startsAt(schedule, [MANAUS, "America/Sao_Paulo"], NOW)).toEqual(expected);
  });
  test("without anybody it is now, to say so at once", () => expect(startsAt(atTen, [], NOW)).toEqual(NOW));
});

describe("a time that has passed", () => {
  test.each([
    [{ kind: "now" }, false],
    [{ kind: "at", at: "2026-11-24T12:29:00Z" }, true],
    [{ kind: "at", at: "2026-11-24T12:31:00Z" }, false],
    // Past in Brazil, but not yet on the last islands to get there.
    [{ kind: "recipient-zone", at: "2026-11-24T01:00" }, false],
    [{ kind: "recipient-zone", at: "2026-11-24T00:00" }, true],
  ] as [Schedule, boolean][])("%j: %p", (schedule, past) => expect(isPast(schedule, NOW)).toBe(past));
});

describe("the earliest moment for one person", () => {
  const holdUntil = new Date("2026-11-25T02:00:00Z");
  test.each([
    ["nothing to wait for", { schedule: { kind: "now" } }, "2026-11-24T12:30:00Z", null],
    ["their own ten o'clock", { schedule: atTen }, "2026-11-24T14:00:00Z", "scheduled"],
    [
      "the window opens at nine there",
      { sendWindow: MARKETING_SEND_WINDOW },
      "2026-11-24T13:00:00Z",
      "send-window",
    ],
    ["Meta asks to spare them", { holdUntil }, "2026-11-25T02:00:00Z", "frequency-cap"],
    [
      "and that ends at night: it stays the reason",
      { holdUntil, sendWindow: MARKETING_SEND_WINDOW },
      "2026-11-25T13:00:00Z",
      "frequency-cap",
    ],
    ["a hold that is over", { holdUntil: new Date(0) }, "2026-11-24T12:30:00Z", null],
  ] as const)("%s", (_, facts, notBefore, why) => {
    const start = recipientStart({ schedule: { kind: "now" }, zone: MANAUS, ...facts }, NOW);
    expect(start).toEqual({ notBefore: new Date(notBefore), why });
  });
});
