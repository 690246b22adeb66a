import { brazilAreaCodes } from "./brazil-area-codes";
import { callingCodeZones } from "./calling-code-zones";
import { northAmericanZones } from "./north-american-zones";

/**
 * The time zone where a number most likely lives, from its area code in Brazil and North America and from its country
 * elsewhere (the capital's or most populous zone). IANA name, or null when the calling code belongs to no place.
 * An estimate: people keep their numbers when they move, and a contact's own zone always wins.
 */
export function phoneZone(e164: string): string | null {
  const digits = e164.charCodeAt(0) === 43 ? e164.slice(1) : e164;
  if (digits.startsWith("55"))
    return brazilAreaCodes[Number(digits.slice(2, 4))]?.zone ?? "America/Sao_Paulo";
  if (digits.startsWith("1")) return northAmericanZones.get(digits.slice(1, 4)) ?? "America/New_York";
  for (let length = 4; length >= 1; length--) {
    const zone = callingCodeZones.get(digits.slice(0, length));
    if (zone) return zone;
  }
  return null;
}
