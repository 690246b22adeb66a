import { phoneMatchKey } from "./phone-match-key";

/**
 * Every spelling under which WhatsApp or an older list may know this number, as E.164, today's spelling first.
 * A Brazilian mobile whose eight remaining digits would begin with 2–5 has none without the 9: that would be somebody's
 * landline.
 */
export function phoneVariants(e164: string): string[] {
  const key = phoneMatchKey(e164);
  if (key.startsWith("55") && key.length === 13 && key[4] === "9" && key[5]! >= "6") {
    return [`+${key}`, `+${key.slice(0, 4)}${key.slice(5)}`];
  }
  if (key.startsWith("52") && key.length === 12) return [`+${key}`, `+521${key.slice(2)}`];
  if (key.startsWith("54") && key.length === 12) return [`+549${key.slice(2)}`, `+${key}`];
  return [`+${key}`];
}
