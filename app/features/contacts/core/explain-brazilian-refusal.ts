import { brazilAreaCodes } from "./brazil-area-codes";
import type { ParsedPhone } from "./phone-types";

/**
 * Why digits meant as a Brazilian number are not one, in terms of what the person can mend. `withCountry`: they began
 * with an explicit +55.
 */
export function explainBrazilianRefusal(digits: string, withCountry: boolean): ParsedPhone {
  const hasCountry = withCountry || (digits.startsWith("55") && digits.length >= 12);
  const national = hasCountry ? digits.slice(2) : digits;
  if (national.length < 2) return { ok: false, reason: "too-short", missing: 11 - national.length };
  if (!hasCountry && isSubscriberAlone(national)) return { ok: false, reason: "missing-area-code" };

  const areaCode = national.slice(0, 2);
  if (!brazilAreaCodes[Number(areaCode)]) return { ok: false, reason: "unknown-area-code", areaCode };
  const subscriber = national.slice(2);
  const first = subscriber[0] ?? "9";
  if (first === "0" || first === "1") {
    // "55 11 9887" may be the country code and a cut number rather than DDD 55.
    const rest = areaCode === "55" && !hasCountry ? national.slice(2) : "";
    return rest && brazilAreaCodes[Number(rest.slice(0, 2))]
      ? explainBrazilianRefusal(national, true)
      : { ok: false, reason: "not-a-phone" };
  }
  const wanted = first >= "2" && first <= "5" ? 8 : 9;
  if (subscriber.length < wanted)
    return { ok: false, reason: "too-short", missing: wanted - subscriber.length };
  if (subscriber.length > wanted) return { ok: false, reason: "too-long", extra: subscriber.length - wanted };
  return { ok: false, reason: "not-a-phone" };
}

/** 98123-4410, 3221-1234: what people write for neighbours. */
function isSubscriberAlone(digits: string): boolean {
  const first = digits[0]!;
  return (digits.length === 9 && first === "9") || (digits.length === 8 && first >= "2");
}
