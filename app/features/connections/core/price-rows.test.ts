import { expect, test } from "bun:test";
import { asPriceRows, readPriceFields } from "./price-rows";

test("prices come by country, all others last, and go back as they were", () => {
  const prices = [
    { country: "*", category: "marketing" as const, micros: 500_000 },
    { country: "BR", category: "sms" as const, micros: 250_000 },
    { country: "BR", category: "marketing" as const, micros: 340_000 },
  ];
  const rows = asPriceRows({ currency: "BRL", prices });
  expect(rows.map(({ country }) => country)).toEqual(["BR", "*"]);
  const read = readPriceFields({
    currency: ["brl"],
    country: ["br", "*", ""],
    marketing: ["0,34", "0.5", ""],
    sms: ["0,25", "", ""],
  });
  expect(read).toEqual({ ok: true, table: { currency: "BRL", prices: expect.arrayContaining(prices) } });
});

test.each([
  [{ currency: ["R$"], country: [] }, "R$"],
  [{ currency: ["BRL"], country: ["Brasil"], sms: ["0,25"] }, "BRASIL"],
  [{ currency: ["BRL"], country: ["BR"], sms: ["-1"] }, "-1"],
  [{ currency: ["BRL"], country: ["BR"], sms: ["1.000,00"] }, "1.000,00"],
])("%j is wrong", (columns, wrong) => {
  expect(readPriceFields(columns as Record<string, string[]>)).toEqual({ ok: false, wrong });
});
