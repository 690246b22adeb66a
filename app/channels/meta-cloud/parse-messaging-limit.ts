const TIER = /^TIER_(\d+)(K?)$/;

/**
 * Meta's messaging limit: unique people outside the window per moving 24 hours. It comes as an integer (2000, -1),
 * as digits, or as a tier ("TIER_250", "TIER_2K", "TIER_UNLIMITED"). Undefined for "TIER_NOT_SET" and the unknown.
 */
export function parseMessagingLimit(value: unknown): number | "unlimited" | undefined {
  if (typeof value === "number") {
    return value === -1 ? "unlimited" : Number.isInteger(value) && value > 0 ? value : undefined;
  }
  if (typeof value !== "string") return undefined;
  const text = value.trim().toUpperCase();
  if (text === "TIER_UNLIMITED" || text === "UNLIMITED") return "unlimited";
  if (/^-?\d+$/.test(text)) return parseMessagingLimit(Number(text));
  const tier = TIER.exec(text);
  return tier ? Number(tier[1]) * (tier[2] ? 1000 : 1) : undefined;
}
