import type { MagicAnswer } from "../customers/magic-phones";
import type { World } from "../world";
import type { MetaNumber, Template, Waba } from "./entities";
import { META_ERRORS } from "./error-table";
import { takePortfolio } from "./limits";

/** Where a refusal is told; mode `off` has no webhooks, so there it is always in the answer. */
export function isLater(world: World, code: number): boolean {
  const { refusals, mode } = world.settings;
  if (mode === "off" || refusals === "answer") return false;
  return refusals === "webhook" || META_ERRORS[code]?.by === "webhook";
}

/** The code a magic phone refuses with this time; one with `times` refuses that often, then lets one through. */
export function magicRefusal(
  world: World,
  senderKey: string,
  waId: string,
  answer: MagicAnswer | undefined,
): number | undefined {
  if (answer?.do !== "refuse") return undefined;
  if (answer.times === undefined) return answer.code;
  const key = `${senderKey} ${waId}`;
  const before = world.refusals.get(key) ?? 0;
  world.refusals.set(key, before < answer.times ? before + 1 : 0);
  return before < answer.times ? answer.code : undefined;
}

/**
 * What Meta would find out only after accepting. For a reached messaging limit Meta documents no code of its own;
 * 131048, "restrictions on how many messages can be sent from this phone number", is the one whose words fit, and
 * one that every sender must stop at.
 */
export function laterFailure(
  world: World,
  number: MetaNumber,
  waba: Waba,
  waId: string,
  template: Template | undefined,
  inWindow: boolean,
): number | undefined {
  if (waba.unpaid && template) return 131042;
  if (template?.category === "MARKETING" && waba.marketingStops.has(waId)) return 131050;
  if (inWindow) return undefined;
  if (!template) return world.settings.limits.window ? 131047 : undefined;
  const business = world.businesses.get(number.businessId);
  if (!world.settings.limits.portfolio || !business) return undefined;
  return takePortfolio(business, waId, world.now()) ? undefined : 131048;
}
