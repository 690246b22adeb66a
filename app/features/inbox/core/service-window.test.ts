import { describe, expect, test } from "bun:test";
import { serviceWindow } from "./service-window";

const NOW = new Date("2026-11-20T12:00:00.000Z");
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe("the 24-hour window", () => {
  test.each([
    [
      "is closed when nobody ever wrote",
      true,
      null,
      null,
      { until: null, closed: true, freeEntryUntil: null },
    ],
    ["is closed the moment it ends", true, NOW, null, { until: null, closed: true, freeEntryUntil: null }],
    [
      "is closed after an hour too many",
      true,
      hours(-1),
      null,
      { until: null, closed: true, freeEntryUntil: null },
    ],
    [
      "is not made longer by an ad's 72 hours",
      true,
      hours(-1),
      hours(47),
      { until: null, closed: true, freeEntryUntil: hours(47) },
    ],
    [
      "is open until its last moment",
      true,
      hours(3),
      null,
      { until: hours(3), closed: false, freeEntryUntil: null },
    ],
    [
      "forgets an ad whose time is over",
      true,
      hours(3),
      hours(-1),
      { until: hours(3), closed: false, freeEntryUntil: null },
    ],
    [
      "is unknown to other channels",
      false,
      hours(-1),
      hours(1),
      { until: null, closed: false, freeEntryUntil: null },
    ],
  ])("%s", (_, hasWindow, windowUntil, freeEntryUntil, answer) => {
    expect(serviceWindow(hasWindow, { windowUntil, freeEntryUntil }, NOW)).toEqual(answer);
  });
});
