import { recordAudit } from "~/features/audit/record-audit.server";
import { type PriceTable, priceTableSchema } from "~/features/campaigns/core/price-table";
import type { CompanyContext } from "~/platform/db/company-types";

/** Replaces the company's whole price table. One price per country and category: of two alike the last one stays. */
export async function setPriceTable(ctx: CompanyContext, input: PriceTable): Promise<void> {
  const { currency, prices } = priceTableSchema.parse(input);
  const rows = new Map(
    prices.map(({ country, category, micros }) => {
      const sms = category === "sms";
      const row = {
        channel: sms ? "sms" : "meta",
        category: sms ? "segment" : category.toUpperCase(),
        country,
        currency,
        amount: micros,
      };
      return [`${category} ${country}`, row] as const;
    }),
  );
  await ctx.transaction(async (tx) => {
    await tx.db.price.deleteMany({});
    await tx.db.price.createMany({ data: [...rows.values()] });
    await recordAudit(tx, { action: "prices.changed", subjectType: "prices" });
  });
}
