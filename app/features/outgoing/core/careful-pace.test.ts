import { describe, expect, test } from "bun:test";
import { createCarefulGap } from "./careful-gap";
import { GAP_FLOOR_SECONDS, type OwnPace, paceIsOff, readOwnPace } from "./careful-limits";
import { carefulPace } from "./careful-pace";
import { DAY_MS, HOUR_MS, nextCampaignSendAt } from "./next-campaign-send";
import { seededRandom } from "./seeded-random.fixture";
import { typingSeconds } from "./typing-seconds";

const NOW = Date.UTC(2026, 10, 22, 12);
const linked = (days: number) => NOW - days * DAY_MS;

describe("the warm-up", () => {
  const curve: [number, number | null, number, number][] = [
    [0, 1, 20, 4],
    [0.99, 1, 20, 4],
    [1, 2, 25, 5],
    [5, 6, 65, 11],
    [13.5, 14, 225, 38],
    [14, null, 250, 42],
    [400, null, 250, 42],
  ];
  test.each(curve)(
    "%d days after the link it is day %p: %d a day, %d an hour",
    (days, day, perDay, perHour) => {
      expect(carefulPace(linked(days), {}, NOW)).toMatchObject({ warmUpDay: day, perDay, perHour });
    },
  );
  test("a number that was never linked, or in the future by a wrong clock, is at its first day", () => {
    expect(carefulPace(null, {}, NOW)).toMatchObject({ perDay: 20, growsAtMs: null });
    expect(carefulPace(NOW + HOUR_MS, {}, NOW)).toMatchObject({ perDay: 20, warmUpDay: 1 });
  });
  test("says when it grows next", () => {
    expect(carefulPace(linked(1.25), {}, NOW).growsAtMs).toBe(linked(1.25) + 2 * DAY_MS);
    expect(carefulPace(linked(14), {}, NOW).growsAtMs).toBeNull();
  });
});

describe("a person's own limits", () => {
  const own: [string, number, OwnPace, Partial<ReturnType<typeof carefulPace>>][] = [
    ["lower than the curve", 5, { perDay: 10 }, { perDay: 10, perHour: 2, why: "own-limit" }],
    ["higher than the curve, too early", 5, { perDay: 400 }, { perDay: 65, why: "warm-up" }],
    ["higher than usual, warm", 20, { perDay: 400 }, { perDay: 400, perHour: 67, why: "own-limit" }],
    ["more than anybody may", 20, { perDay: 9_000 }, { perDay: 500 }],
    ["a lower hour", 20, { perHour: 3 }, { perDay: 250, perHour: 3, why: "mature" }],
    ["a higher hour than the day's share", 20, { perHour: 200 }, { perHour: 42 }],
    ["slower", 20, { minGapSeconds: 60, maxGapSeconds: 120 }, { gapSeconds: { from: 60, to: 120 } }],
    ["under the floor", 20, { minGapSeconds: 1, maxGapSeconds: 2 }, { gapSeconds: { from: 15, to: 25 } }],
    [
      "the wrong way round",
      20,
      { minGapSeconds: 90, maxGapSeconds: 30 },
      { gapSeconds: { from: 90, to: 100 } },
    ],
  ];
  test.each(own)("%s", (_name, days, pace, expected) => {
    expect(carefulPace(linked(days), pace, NOW)).toMatchObject(expected);
  });
  test("what cannot be read is no limit, and cannot switch the pace off", () => {
    expect(readOwnPace({ perDay: "many", off: true })).toEqual({});
    expect(readOwnPace(null)).toEqual({});
    expect(readOwnPace({ perDay: 40, someday: 1 })).toEqual({ perDay: 40 });
  });
  test("the pace is off outside production only", () => {
    expect([paceIsOff({ off: true }, true), paceIsOff({ off: true }, false), paceIsOff({}, false)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe("when the next campaign message may leave", () => {
  const pace = { perDay: 4, perHour: 2 };
  const at = (...minutesAgo: number[]) => minutesAgo.map((minutes) => NOW - minutes * 60_000);
  const cases: [string, number[], number | null, number, string | undefined][] = [
    ["the first at once", at(), null, 0, undefined],
    ["a gap after the last", at(0.5), null, 30, "careful-gap"],
    ["at once when the gap is over", at(1), null, 0, undefined],
    ["the hour is full", at(50, 10), null, 600, "hour-cap"],
    ["exactly an hour later there is room", at(60, 10), null, 0, undefined],
    ["the day is full", at(1_430, 300, 200, 100), null, 600, "day-cap"],
    [
      "more than the day allows, since the limit was lowered",
      at(1_430, 1_420, 300, 200, 100),
      null,
      1_200,
      "day-cap",
    ],
    ["a rest outlasts the rest", at(50, 10), NOW + 900_000, 900, "resting"],
    ["a rest that is over holds nothing", at(), NOW - 1, 0, undefined],
  ];
  test.each(cases)("%s", (_name, sentAtMs, restsUntilMs, inSeconds, why) => {
    const next = nextCampaignSendAt(pace, { sentAtMs, gapSeconds: 60, restsUntilMs }, NOW);
    expect(next).toEqual({ atMs: NOW + inSeconds * 1_000, why: why as never });
  });

  test("whatever the seed: never above a limit in any moving hour or day, never under the floor", () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const random = seededRandom(seed);
      const gap = createCarefulGap(random);
      const own: OwnPace = seed % 3 ? {} : { perDay: 500, minGapSeconds: 15, maxGapSeconds: 15 };
      const linkedAtMs = NOW - Math.floor(random() * 20) * DAY_MS;
      const sent: number[] = [];
      let gapSeconds = 0;
      let nowMs = NOW;
      while (nowMs < NOW + 3 * DAY_MS) {
        const { perDay, perHour, gapSeconds: range } = carefulPace(linkedAtMs, own, nowMs);
        const use = { sentAtMs: sent.filter((ms) => ms > nowMs - DAY_MS), gapSeconds, restsUntilMs: null };
        const next = nextCampaignSendAt({ perDay, perHour }, use, nowMs);
        if (next.atMs > nowMs) {
          nowMs = next.atMs;
          continue;
        }
        sent.push(nowMs);
        expect(sent.filter((ms) => ms > nowMs - HOUR_MS).length).toBeLessThanOrEqual(perHour);
        expect(sent.filter((ms) => ms > nowMs - DAY_MS).length).toBeLessThanOrEqual(perDay);
        expect(nowMs - (sent.at(-2) ?? 0)).toBeGreaterThanOrEqual(GAP_FLOOR_SECONDS * 1_000);
        gapSeconds = gap.next(range);
        nowMs += Math.floor(random() * 2_000);
      }
      expect(sent.length).toBeGreaterThan(40);
    }
  });
});

test("a longer rest comes now and then, and the gaps fill their range", () => {
  const gap = createCarefulGap(seededRandom(5));
  const drawn = Array.from({ length: 2_000 }, () => gap.next({ from: 25, to: 70 }));
  const rests = drawn.filter((seconds) => seconds > 70);
  expect(rests.length).toBeGreaterThan(80);
  expect(rests.length).toBeLessThan(167);
  expect(Math.min(...rests)).toBeGreaterThanOrEqual(240);
  const usual = drawn.filter((seconds) => seconds <= 70);
  expect([Math.min(...usual) < 26, Math.max(...usual) > 69]).toEqual([true, true]);
});

test.each([
  [3, 3, 3],
  [40, 6.6, 9.4],
  [900, 15, 15],
])("typing %d characters takes between %d and %d seconds", (length, least, most) => {
  for (const random of [0, 0.5, 0.999]) {
    expect(typingSeconds("x".repeat(length), random)).toBeGreaterThanOrEqual(least);
    expect(typingSeconds("x".repeat(length), random)).toBeLessThanOrEqual(most);
  }
});
