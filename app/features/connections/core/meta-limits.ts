import type { NumberQuality } from "~/features/campaigns/core/quality-guard";
import type { DailyLimit } from "~/features/outgoing/core/portfolio-budget";

/** Messages per second of a Cloud API number (Meta, throughput page). */
export const META_RATES = { standard: 80, high: 1_000, coexistence: 20 } as const;

/**
 * Rate of a number from its `throughput.level`. An unknown level is the standard one: too slow is safe.
 * @param coexistence the number is also used in the WhatsApp Business app: fixed at 20.
 */
export function rateOfThroughput(level: string | undefined, coexistence = false): number {
  if (coexistence) return META_RATES.coexistence;
  return level?.toUpperCase() === "HIGH" ? META_RATES.high : META_RATES.standard;
}

/** New portfolios start with 250 people (Meta, messaging limits). What we do not know is taken as that. */
export const LOWEST_DAILY_LIMIT = 250;

/**
 * Reads a messaging limit in any shape Meta uses: 2000, -1, "2000", "TIER_2K", "TIER_UNLIMITED"; the lowest for
 * "TIER_NOT_SET" and anything else.
 */
export function dailyLimitOf(value: number | string | null | undefined): DailyLimit {
  const text = String(value ?? "")
    .trim()
    .toUpperCase()
    .replace(/^TIER_/, "");
  if (text === "UNLIMITED" || text === "-1") return "unlimited";
  const parts = /^(\d+)(K?)$/.exec(text);
  const people = parts ? Number(parts[1]) * (parts[2] ? 1_000 : 1) : 0;
  return people > 0 ? people : LOWEST_DAILY_LIMIT;
}

/** Meta's GREEN, YELLOW, RED (also HIGH, MEDIUM, LOW in older answers) in our words. */
export function numberQualityOf(rating: string | null | undefined): NumberQuality {
  switch (rating?.toUpperCase()) {
    case "GREEN":
    case "HIGH":
      return "green";
    case "YELLOW":
    case "MEDIUM":
      return "yellow";
    case "RED":
    case "LOW":
      return "red";
    default:
      return "unknown";
  }
}
