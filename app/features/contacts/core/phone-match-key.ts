/**
 * One key for every spelling of one person's number, from E.164 or from a WhatsApp id (`+` optional):
 * - Brazil: an 8-digit subscriber that begins with 6–9 is a mobile of before 2016 and gets its ninth digit; one that
 *   begins with 2–5 is a landline and never does.
 * - Mexico: `521` + 10 digits (until 2019) is `52` + 10.
 * - Argentina: `549` + 10 digits is `54` + 10.
 * Two contacts with the same key are one person.
 */
export function phoneMatchKey(e164: string): string {
  const digits = e164.charCodeAt(0) === 43 ? e164.slice(1) : e164;
  if (digits.startsWith("55")) {
    return digits.length === 12 && digits[4]! >= "6" ? `${digits.slice(0, 4)}9${digits.slice(4)}` : digits;
  }
  if (digits.length === 13) {
    if (digits.startsWith("521")) return `52${digits.slice(3)}`;
    if (digits.startsWith("549")) return `54${digits.slice(3)}`;
  }
  return digits;
}
