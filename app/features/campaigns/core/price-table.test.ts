import { describe, expect, test } from "bun:test";
import {
  EXAMPLE_PRICES,
  estimateCost,
  minorDigits,
  type PriceTable,
  priceOf,
  priceTableSchema,
} from "./price-table";

const table: PriceTable = {
  currency: "BRL",
  prices: [
    { country: "BR", category: "marketing", micros: 340_000 },
    { country: "*", category: "marketing", micros: 500_000 },
    { country: "BR", category: "utility", micros: 6_800 },
  ],
};

describe("a price", () => {
  test.each([
    ["no such category", "BR", "sms", undefined],
    ["no such country and no other", "PT", "utility", undefined],
    ["the country's own", "BR", "marketing", 340_000],
    ["that of all others", "PT", "marketing", 500_000],
    ["country unknown", undefined, "marketing", 500_000],
  ] as const)("%s", (_, country, category, expected) =>
    expect(priceOf(table, country, category)).toBe(expected),
  );

  test("the examples are a valid table", () =>
    expect(priceTableSchema.parse(EXAMPLE_PRICES)).toEqual(EXAMPLE_PRICES));
  test.each([
    [{ currency: "real", prices: [] }],
    [{ currency: "BRL", prices: [{ country: "Brasil", category: "marketing", micros: 1 }] }],
    [{ currency: "BRL", prices: [{ country: "BR", category: "marketing", micros: 0.5 }] }],
    [{ currency: "BRL", prices: [{ country: "BR", category: "marketing", micros: -1 }] }],
  ])("%j is refused", (json) => expect(priceTableSchema.safeParse(json).success).toBe(false));
});

describe("an estimate", () => {
  test("in cents, and the total is the sum of its lines", () => {
    const estimate = estimateCost(table, [
      { country: "BR", category: "marketing", units: 11_911 },
      { country: "BR", category: "utility", units: 100 },
      { country: "PT", category: "marketing", units: 3 },
      { country: "BR", category: "marketing", units: 50, free: true },
    ]);
    expect(estimate.lines.map((line) => line.minor)).toEqual([404_974, 68, 150, 0]);
    expect(estimate).toMatchObject({ currency: "BRL", totalMinor: 405_192, unpricedUnits: 0 });
  });
  test("says how many have no price instead of guessing", () =>
    expect(estimateCost(table, [{ country: "BR", category: "sms", units: 7 }])).toMatchObject({
      totalMinor: 0,
      unpricedUnits: 7,
    }));
  test.each([
    ["BRL", 2],
    ["USD", 2],
    ["JPY", 0],
    ["CLP", 0],
    ["XX", 2],
  ] as const)("%s has %p digits", (currency, digits) => expect(minorDigits(currency)).toBe(digits));
  test("a currency without cents is counted in whole units", () =>
    expect(
      estimateCost({ currency: "JPY", prices: [{ country: "*", category: "sms", micros: 8_500_000 }] }, [
        { category: "sms", units: 10 },
      ]).totalMinor,
    ).toBe(85));
});
