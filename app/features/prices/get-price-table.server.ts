import {
  EXAMPLE_PRICES,
  type Price,
  type PriceCategory,
  type PriceTable,
} from "~/features/campaigns/core/price-table";
import type { CompanyRead } from "~/platform/db/company-types";

export interface CompanyPriceTable extends PriceTable {
  /** Nobody has entered own prices yet: these are only examples. */
  example: boolean;
}

/** The company's prices, or the examples until it has some of its own. */
export async function getPriceTable(scope: CompanyRead): Promise<CompanyPriceTable> {
  const rows = await scope.db.price.findMany({
    orderBy: [{ channel: "asc" }, { country: "asc" }, { category: "asc" }],
  });
  const [first] = rows;
  if (!first) return { ...EXAMPLE_PRICES, example: true };
  const prices = rows.map(
    (row): Price => ({ country: row.country, category: categoryOf(row), micros: row.amount }),
  );
  return { currency: first.currency, prices, example: false };
}

function categoryOf(row: { channel: string; category: string }): PriceCategory {
  return row.channel === "sms" ? "sms" : (row.category.toLowerCase() as PriceCategory);
}
