import { z } from "zod";

export const PRICE_CATEGORIES = ["marketing", "utility", "authentication", "sms"] as const;
export type PriceCategory = (typeof PRICE_CATEGORIES)[number];

/** One price. `country`: ISO 3166 alpha-2, or `*` for all others. */
export const priceSchema = z.strictObject({
  country: z.string().regex(/^([A-Z]{2}|\*)$/),
  category: z.enum(PRICE_CATEGORIES),
  /** Millionths of the currency's main unit (R$ 0,34 = 340000): one message costs less than a cent in places. */
  micros: z.number().int().min(0).max(100_000_000),
});
/** A company's own prices: per delivered template on WhatsApp, per segment by SMS. */
export const priceTableSchema = z.strictObject({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  prices: z.array(priceSchema).max(2_000),
});
export type Price = z.infer<typeof priceSchema>;
export type PriceTable = z.infer<typeof priceTableSchema>;

/**
 * Examples to be edited, in the order of magnitude of 2026, not anybody's tariff: Meta changes its rates on the first
 * of January, April, July and October, and every SMS contract is its own.
 */
export const EXAMPLE_PRICES: PriceTable = {
  currency: "BRL",
  prices: [
    { country: "BR", category: "marketing", micros: 340_000 },
    { country: "BR", category: "utility", micros: 40_000 },
    { country: "BR", category: "authentication", micros: 40_000 },
    { country: "BR", category: "sms", micros: 250_000 },
    { country: "*", category: "marketing", micros: 500_000 },
    { country: "*", category: "utility", micros: 150_000 },
    { country: "*", category: "authentication", micros: 150_000 },
    { country: "*", category: "sms", micros: 500_000 },
  ],
};

/** The price of one message or segment in micros: the country's own, else that of `*`, else unknown. */
export function priceOf(
  table: PriceTable,
  country: string | undefined,
  category: PriceCategory,
): number | undefined {
  let fallback: number | undefined;
  for (const price of table.prices) {
    if (price.category !== category) continue;
    if (price.country === country) return price.micros;
    if (price.country === "*") fallback = price.micros;
  }
  return fallback;
}

/** What is to be paid: `units` are messages on WhatsApp, segments by SMS. `free`: inside an open window, nothing. */
export interface CostItem {
  country?: string;
  category: PriceCategory;
  units: number;
  free?: boolean;
}
export interface CostLine extends CostItem {
  unitMicros: number | undefined;
  minor: number;
}
export interface CostEstimate {
  currency: string;
  /** In the currency's minor unit (cents), rounded once per line; the total is the sum of the lines. */
  totalMinor: number;
  lines: CostLine[];
  /** Units without a price: the estimate is too low by these. */
  unpricedUnits: number;
}

/** Estimated cost. Meta bills on delivery, so this is the most that the campaign should cost. */
export function estimateCost(table: PriceTable, items: readonly CostItem[]): CostEstimate {
  const microsPerMinor = 1_000_000 / 10 ** minorDigits(table.currency);
  const lines = items.map((item): CostLine => {
    const unitMicros = item.free ? 0 : priceOf(table, item.country, item.category);
    return { ...item, unitMicros, minor: Math.round(((unitMicros ?? 0) * item.units) / microsPerMinor) };
  });
  return {
    currency: table.currency,
    totalMinor: lines.reduce((sum, line) => sum + line.minor, 0),
    lines,
    unpricedUnits: lines.reduce((sum, line) => sum + (line.unitMicros === undefined ? line.units : 0), 0),
  };
}

/** Digits after the separator: 2 for BRL, 0 for JPY and CLP (ISO 4217, by the runtime's own table). */
export function minorDigits(currency: string): number {
  try {
    return (
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}
