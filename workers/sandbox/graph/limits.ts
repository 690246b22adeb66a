import type { Tier } from "../state/registry";
import type { Business, MetaNumber } from "./entities";

const PAIR_EMISSION_MS = 6000;
const PAIR_BURST = 45;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A second's count may be this much over, since packets bunch up between the sender's clock and ours. */
const NETWORK_TOLERANCE = 1.1;

/** Takes one of the number's messages of this second. false = 130429. */
export function takeThroughput(number: MetaNumber, now: number, enforced: boolean): boolean {
  const limit = number.messagesPerSecond;
  return number.rate.take(now, enforced && limit > 0 ? Math.ceil(limit * NETWORK_TOLERANCE) : 0);
}

/**
 * One message per 6 seconds to the same person, with a burst of 45 borrowed from the future
 * (Meta: "about the platform", pair rate). false = 131056.
 */
export function takePair(number: MetaNumber, waId: string, now: number): boolean {
  const arrival = Math.max(number.pairs.get(waId) ?? 0, now);
  if (arrival - now > PAIR_EMISSION_MS * (PAIR_BURST - 1)) return false;
  number.pairs.set(waId, arrival + PAIR_EMISSION_MS);
  return true;
}

const TIER_PEOPLE: Record<Tier, number> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Number.POSITIVE_INFINITY,
};

/** Different people a day for a tier; Infinity when unlimited. */
export function tierPeople(tier: Tier): number {
  return TIER_PEOPLE[tier];
}

/** The customer service window: 24 hours since the person's last message to this number. */
export function windowOpen(number: MetaNumber, waId: string, now: number): boolean {
  const last = number.lastInbound.get(waId);
  return last !== undefined && now - last < DAY_MS;
}

/**
 * Counts a person reached outside the window against the portfolio's moving 24 hours; a person already counted
 * takes no second place, and stays for 24 hours from now. The map is kept in order of time. false = limit reached.
 */
export function takePortfolio(business: Business, waId: string, now: number): boolean {
  const limit = TIER_PEOPLE[business.tier];
  if (limit === Number.POSITIVE_INFINITY) return true;
  for (const [person, at] of business.reached) {
    if (now - at < DAY_MS) break;
    business.reached.delete(person);
  }
  const known = business.reached.delete(waId);
  if (!known && business.reached.size >= limit) return false;
  business.reached.set(waId, now);
  return true;
}
