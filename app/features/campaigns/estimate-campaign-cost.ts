import { type CostEstimate, type CostItem, estimateCost, type PriceTable } from "./core/price-table";
import type { EligibleGroup } from "./count-audience.sql.server";

/**
 * The most a campaign should cost. WhatsApp: a message per person, by country; inside an open window utility messages
 * are free, after an ad's click everything is. SMS: by segments.
 */
export function estimateCampaignCost(
  table: PriceTable,
  eligible: readonly EligibleGroup[],
  purpose: "MARKETING" | "UTILITY" | "AUTHENTICATION",
  segments: { total: number } | null,
): CostEstimate {
  const people = eligible.reduce((sum, group) => sum + group.count, 0);
  const perPerson = segments && people > 0 ? segments.total / people : 1;
  const category = segments ? "sms" : (purpose.toLowerCase() as "marketing" | "utility" | "authentication");
  const units = new Map<string, CostItem>();
  for (const group of eligible) {
    const country = group.prefix?.startsWith("+55") ? "BR" : (group.country ?? undefined);
    const free = !segments && (group.freeEntry || (group.windowOpen && purpose === "UTILITY"));
    const key = `${country} ${free}`;
    const item = units.get(key) ?? { country, category, units: 0, free };
    item.units += group.count * perPerson;
    units.set(key, item);
  }
  return estimateCost(
    table,
    [...units.values()].map((item) => ({ ...item, units: Math.round(item.units) })),
  );
}
