import { describe, expect, test } from "bun:test";
import { BoundedMap } from "../state/bounded-map";
import type { Business, MetaNumber } from "./entities";
import { takePair, takePortfolio, takeThroughput, windowOpen } from "./limits";
import { RateWindow } from "./rate-window";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const aNumber = (messagesPerSecond = 80) =>
  ({
    messagesPerSecond,
    rate: new RateWindow(),
    pairs: new BoundedMap(100),
    lastInbound: new BoundedMap(100),
  }) as unknown as MetaNumber;

describe("throughput", () => {
  test("a second's worth and a tenth passes, the next waits until the second moved on", () => {
    const number = aNumber(80);
    const taken = Array.from({ length: 100 }, () => takeThroughput(number, NOW, true)).filter(Boolean);
    expect(taken).toHaveLength(88);
    expect(takeThroughput(number, NOW + 900, true)).toBe(false);
    expect(takeThroughput(number, NOW + 1050, true)).toBe(true);
    expect(number.rate.peak).toBe(88);
  });

  test("an even sender at the limit is never refused", () => {
    const number = aNumber(1000);
    for (let index = 0; index < 10_000; index++) expect(takeThroughput(number, NOW + index, true)).toBe(true);
  });

  test("not enforced, or without a limit, it only counts", () => {
    const free = aNumber(0);
    for (let index = 0; index < 5000; index++) expect(takeThroughput(free, NOW, true)).toBe(true);
    expect(free.rate.peak).toBe(5000);
  });
});

describe("pair rate", () => {
  test("45 at once, then one per six seconds; another person is not affected", () => {
    const number = aNumber();
    for (let index = 0; index < 45; index++) expect(takePair(number, "a", NOW)).toBe(true);
    expect(takePair(number, "a", NOW)).toBe(false);
    expect(takePair(number, "b", NOW)).toBe(true);
    expect(takePair(number, "a", NOW + 5999)).toBe(false);
    expect(takePair(number, "a", NOW + 6000)).toBe(true);
    expect(takePair(number, "a", NOW + 6000)).toBe(false);
  });
});

describe("the portfolio's moving 24 hours", () => {
  test("counts people, not messages, and lets go of them after a day", () => {
    const business: Business = { id: "1", name: "x", tier: "TIER_50", reached: new Map() };
    for (let index = 0; index < 50; index++) expect(takePortfolio(business, `p${index}`, NOW)).toBe(true);
    expect(takePortfolio(business, "late", NOW + HOUR)).toBe(false);
    expect(takePortfolio(business, "p0", NOW + HOUR)).toBe(true);
    expect(takePortfolio(business, "late", NOW + 24 * HOUR)).toBe(true);
    expect(business.reached.size).toBe(2);
  });
});

test("the window is open for 24 hours after the person wrote", () => {
  const number = aNumber();
  expect(windowOpen(number, "a", NOW)).toBe(false);
  number.lastInbound.set("a", NOW);
  expect(windowOpen(number, "a", NOW + 24 * HOUR - 1)).toBe(true);
  expect(windowOpen(number, "a", NOW + 24 * HOUR)).toBe(false);
});
