import { parsePhone } from "./parse-phone";
import { phoneMatchKey } from "./phone-match-key";

/**
 * The phone behind an id that WhatsApp itself gave (`wa_id`, or a JID's user part): digits with a country code. Such a
 * number exists, whatever a numbering plan says, so this never refuses; it answers null only when there are no 7–15
 * digits (a BSUID, a LID, a group).
 */
export function phoneFromWaId(waId: string): { e164: string; matchKey: string; country?: string } | null {
  if (!/^\d{7,15}$/.test(waId)) return null;
  const parsed = parsePhone(waId, "any");
  if (parsed.ok) return { e164: parsed.e164, matchKey: parsed.matchKey, country: parsed.country };
  const matchKey = phoneMatchKey(waId);
  return { e164: `+${matchKey}`, matchKey };
}
