import { describe, expect, test } from "bun:test";
import { createAdaptiveRate, recover, setCeiling, slowDown } from "./adaptive-rate";
import { shareOut } from "./fair-share";
import {
  forgetSettledPairs,
  notePairSend,
  type PairRates,
  pairBackoffSeconds,
  pairFreeAtMs,
} from "./pair-rate";
import { budgetRoom, takesPlace } from "./portfolio-budget";
import { seededRandom } from "./seeded-random.fixture";

const HOUR = 3_600_000;

describe("one person on one number", () => {
  test("gets the next campaign message six seconds later, an answer at once, but not eleven", () => {
    const pairs: PairRates = new Map();
    expect(pairFreeAtMs(pairs, "ana", "campaign", 100)).toBe(100);
    notePairSend(pairs, "ana", 100);
    expect(pairFreeAtMs(pairs, "ana", "campaign", 101)).toBe(6_100);
    expect(pairFreeAtMs(pairs, "ana", "conversation", 101)).toBe(101);
    expect(pairFreeAtMs(pairs, "rui", "campaign", 101)).toBe(101);
    for (let i = 0; i < 9; i += 1) notePairSend(pairs, "ana", 101);
    expect(pairFreeAtMs(pairs, "ana", "conversation", 101)).toBe(6_100);
  });
  test("is forgotten when nothing is owed", () => {
    const pairs: PairRates = new Map();
    notePairSend(pairs, "ana", 0);
    notePairSend(pairs, "rui", 5_000);
    forgetSettledPairs(pairs, 6_000);
    expect([...pairs.keys()]).toEqual(["rui"]);
  });
  test.each([
    [0, 1],
    [1, 4],
    [2, 16],
    [3, 64],
    [5, 1_024],
    [50, 1_024],
    [-1, 1],
  ])("after %p refusals waits %p s", (refusals, seconds) =>
    expect(pairBackoffSeconds(refusals)).toBe(seconds),
  );
});

describe("a portfolio's moving 24 hours", () => {
  const now = 100 * HOUR;
  test.each([
    ["nobody yet", 250, [], { mayStart: 250, used: 0 }],
    ["exactly 24 hours ago is over", 2, [76 * HOUR, 77 * HOUR], { mayStart: 1, used: 1 }],
    [
      "full until the first place frees",
      2,
      [80 * HOUR, 90 * HOUR],
      { mayStart: 0, used: 2, nextFreesAtMs: 104 * HOUR },
    ],
    [
      "limit lowered below what is used",
      1,
      [80 * HOUR, 90 * HOUR],
      { mayStart: 0, used: 2, nextFreesAtMs: 114 * HOUR },
    ],
    ["limit of nothing", 0, [], { mayStart: 0, used: 0, nextFreesAtMs: 124 * HOUR }],
    ["no limit", "unlimited", [99 * HOUR], { mayStart: Number.POSITIVE_INFINITY, used: 1 }],
  ] as const)("%s", (_, limit, starts, expected) => expect(budgetRoom(limit, starts, now)).toEqual(expected));

  const at = new Date(now);
  const hours = (n: number) => new Date(now + n * HOUR);
  test.each([
    ["outside the window, new", "meta", {}, true],
    ["inside the window", "meta", { serviceWindowUntil: hours(1) }, false],
    ["already counted today", "meta", { lastStartedAt: hours(-23) }, false],
    ["counted yesterday", "meta", { lastStartedAt: hours(-24) }, true],
    ["SMS has no such budget", "sms", {}, false],
  ] as const)("%s: takes a place = %p", (_, channel, person, expected) =>
    expect(takesPlace(channel, at, person)).toBe(expected),
  );
});

describe("who goes next in a lane", () => {
  const source = (id: string, waiting: number, precedence = 2, weight?: number) => ({
    id,
    waiting,
    precedence,
    weight,
  });
  const share = (sources: ReturnType<typeof source>[], slots: number, turn = 0) =>
    Object.fromEntries(shareOut(sources, slots, turn).map(({ id, take }) => [id, take]));
  test.each([
    ["nothing waits", [source("a", 0)], 10, {}],
    ["no slots", [source("a", 5)], 0, {}],
    [
      "answers before campaigns",
      [source("huge", 100_000), source("answers", 3, 0)],
      10,
      { huge: 7, answers: 3 },
    ],
    [
      "answers only, if they fill it",
      [source("huge", 100_000), source("answers", 30, 0)],
      10,
      { answers: 10 },
    ],
    [
      "a small campaign beside a huge one goes out whole",
      [source("huge", 100_000), source("small", 40)],
      100,
      { huge: 60, small: 40 },
    ],
    [
      "equals get equal parts",
      [source("a", 1_000), source("b", 1_000), source("c", 1_000)],
      99,
      { a: 33, b: 33, c: 33 },
    ],
    ["by weight", [source("a", 1_000, 2, 3), source("b", 1_000, 2, 1)], 100, { a: 75, b: 25 }],
  ] as const)("%s", (_, sources, slots, expected) =>
    expect(share([...sources], slots)).toEqual(expected as never),
  );

  test("one slot at a time goes round", () => {
    const three = [source("a", 9), source("b", 9), source("c", 9)];
    expect([0, 1, 2, 3].map((turn) => Object.keys(share(three, 1, turn))[0])).toEqual(["a", "b", "c", "a"]);
  });
  test("never gives more than there are slots or rows, and wastes none", () => {
    const random = seededRandom(3);
    for (let round = 0; round < 500; round += 1) {
      const sources = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, i) =>
        source(`s${i}`, Math.floor(random() * 60), Math.floor(random() * 3), 0.5 + random() * 3),
      );
      const slots = Math.floor(random() * 120);
      const shares = shareOut(sources, slots, round);
      const waiting = sources.reduce((sum, { waiting }) => sum + waiting, 0);
      expect(shares.reduce((sum, { take }) => sum + take, 0)).toBe(Math.min(slots, waiting));
      for (const { id, take } of shares)
        expect(take).toBeLessThanOrEqual(sources.find((s) => s.id === id)!.waiting);
    }
  });
});

describe("a number that the carrier calls too fast", () => {
  test("is halved once per burst, never below one a second, and comes back step by step", () => {
    const rate = createAdaptiveRate(80, 0);
    slowDown(rate, 10_000);
    slowDown(rate, 10_500);
    expect(rate.current).toBe(40);
    slowDown(rate, 12_100);
    expect(rate.current).toBe(20);
    expect(recover(rate, 17_099)).toBe(20);
    expect(recover(rate, 17_100)).toBe(24);
    expect(recover(rate, 27_100)).toBe(32);
    expect(recover(rate, 1_000_000)).toBe(80);
    for (let i = 0; i < 20; i += 1) slowDown(rate, 2_000_000 + i * 3_000);
    expect(rate.current).toBe(1);
  });
  test("a slow sender stays at its own rate", () => {
    const rate = createAdaptiveRate(0.2, 0);
    slowDown(rate, 5_000);
    expect(rate.current).toBe(0.2);
  });
  test("follows a new ceiling at once when it was free, and stays slow when it was not", () => {
    const rate = createAdaptiveRate(80, 0);
    setCeiling(rate, 1_000);
    expect(rate.current).toBe(1_000);
    slowDown(rate, 5_000);
    setCeiling(rate, 2_000);
    expect(rate.current).toBe(500);
    setCeiling(rate, 40);
    expect(rate.current).toBe(40);
  });
});
