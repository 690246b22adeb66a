import {
  PRICE_CATEGORIES,
  type Price,
  type PriceCategory,
  type PriceTable,
} from "~/features/campaigns/core/price-table";

/** One line of the editor: a country with what is known of its four prices, in micros. */
export interface PriceRow {
  key: string;
  /** ISO 3166 alpha-2, or `*` for all others. */
  country: string;
  prices: Partial<Record<PriceCategory, number>>;
}

/** A table's prices by country, all others last. */
export function asPriceRows(table: PriceTable): PriceRow[] {
  const rows = new Map<string, PriceRow>();
  for (const { country, category, micros } of table.prices) {
    const row = rows.get(country) ?? { key: country, country, prices: {} };
    row.prices[category] = micros;
    rows.set(country, row);
  }
  return [...rows.values()].sort((a, b) => Number(a.country === "*") - Number(b.country === "*"));
}

export type ReadPrices = { ok: true; table: PriceTable } | { ok: false; wrong: string };

/** "0,34" or "0.34" in micros; undefined for what is no price. */
function microsOf(text: string): number | undefined {
  if (!/^\d{1,2}(?:[.,]\d{1,6})?$/.test(text)) return undefined;
  return Math.round(Number(text.replace(",", ".")) * 1_000_000);
}

/**
 * The editor's fields, by column: the n-th country goes with the n-th price of each kind. Empty prices are left out,
 * empty lines too. → what was written wrong
 */
export function readPriceFields(columns: Readonly<Record<string, string[]>>): ReadPrices {
  const currency = (columns.currency?.[0] ?? "").trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return { ok: false, wrong: currency };
  const prices: Price[] = [];
  for (const [at, given] of (columns.country ?? []).entries()) {
    const country = given.trim().toUpperCase();
    for (const category of PRICE_CATEGORIES) {
      const text = (columns[category]?.[at] ?? "").trim();
      if (text === "") continue;
      const micros = microsOf(text);
      if (micros === undefined) return { ok: false, wrong: text };
      if (!/^(?:[A-Z]{2}|\*)$/.test(country)) return { ok: false, wrong: country };
      prices.push({ country, category, micros });
    }
  }
  return { ok: true, table: { currency, prices } };
}
