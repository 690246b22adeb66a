import { expect, test } from "bun:test";
import { dailyLimitOf, numberQualityOf, rateOfThroughput } from "./meta-limits";

test.each([
  ["TIER_NOT_SET", 250],
  [undefined, 250],
  [null, 250],
  ["", 250],
  [0, 250],
  ["TIER_SOMETHING", 250],
  ["TIER_50", 50],
  ["TIER_250", 250],
  ["TIER_2K", 2_000],
  ["tier_10k", 10_000],
  ["TIER_100K", 100_000],
  ["TIER_UNLIMITED", "unlimited"],
  [2_000, 2_000],
  ["2000", 2_000],
  [-1, "unlimited"],
  ["-1", "unlimited"],
] as const)("a messaging limit of %p is %p", (value, expected) => expect(dailyLimitOf(value)).toBe(expected));

test.each([
  [undefined, false, 80],
  ["NOT_APPLICABLE", false, 80],
  ["STANDARD", false, 80],
  ["HIGH", false, 1_000],
  ["HIGH", true, 20],
] as const)("throughput %p (coexistence %p) is %p a second", (level, coexistence, expected) =>
  expect(rateOfThroughput(level, coexistence)).toBe(expected),
);

test.each([
  ["GREEN", "green"],
  ["yellow", "yellow"],
  ["RED", "red"],
  ["LOW", "red"],
  ["UNKNOWN", "unknown"],
  ["NA", "unknown"],
  [undefined, "unknown"],
] as const)("quality %p is %p", (rating, expected) => expect(numberQualityOf(rating)).toBe(expected));
