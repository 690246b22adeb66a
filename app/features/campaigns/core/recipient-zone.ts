import { phoneZone } from "~/features/contacts/core/phone-zone";
import { isTimeZone } from "~/features/outgoing/core/zone-offset";

const known = new Map<string, boolean>();

function isKnown(zone: string): boolean {
  let answer = known.get(zone);
  if (answer === undefined) {
    answer = isTimeZone(zone);
    if (known.size < 1_000) known.set(zone, answer);
  }
  return answer;
}

/** Zones of people known only by an id, from their country's largest. */
const COUNTRY_ZONES: Readonly<Record<string, string>> = {
  BR: "America/Sao_Paulo",
  PT: "Europe/Lisbon",
  US: "America/New_York",
  AR: "America/Argentina/Buenos_Aires",
  MX: "America/Mexico_City",
  ES: "Europe/Madrid",
};

/**
 * Where a person's clock is: their own zone, else the phone's area code, else the country, else the company's.
 * @param phone E.164 or its first five characters (a plus, and country and area code).
 */
export function recipientZone(
  person: { timeZone: string | null; phone: string | null; country: string | null },
  companyZone: string,
): string {
  if (person.timeZone && isKnown(person.timeZone)) return person.timeZone;
  const byPhone = person.phone ? phoneZone(person.phone) : null;
  return byPhone ?? COUNTRY_ZONES[person.country ?? ""] ?? companyZone;
}
