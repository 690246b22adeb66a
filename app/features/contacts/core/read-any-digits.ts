import { explainBrazilianRefusal } from "./explain-brazilian-refusal";
import { phoneMatchKey } from "./phone-match-key";
import type { ParsedPhone, PhoneCountry } from "./phone-types";
import { readBrazilianDigits } from "./read-brazilian-digits";
import { readByNumberingPlan } from "./read-by-numbering-plan";
import { readKnownCountry } from "./read-known-country";

/** How Brazil's toll-free, shared-cost and premium numbers begin (0800, 4004, 3003, 0900…). */
const serviceNumber = /^(?:55)?(?:0|90)?(?:[3589]00|303|40[02]|4370|4864)/;

/** Reads bare digits: with their country code when `country` is "any", otherwise as people of that country write. */
export function readAnyDigits(digits: string, country: PhoneCountry): ParsedPhone {
  if (country === "BR" || (country === "any" && digits.startsWith("55"))) return readBrazil(digits, country);
  if (country === "any" && digits.length === 13 && digits.startsWith("521")) {
    const today = readByNumberingPlan(phoneMatchKey(digits), "any");
    if (today.ok) return { ...today, waIdHint: digits };
  }
  const parsed = readByNumberingPlan(digits, country);
  return parsed.ok || country === "any" ? parsed : (foreignWithoutPlus(digits) ?? parsed);
}

function readBrazil(digits: string, country: "BR" | "any"): ParsedPhone {
  const significant = withoutTrunk(digits);
  // Without "55", digits said to have a country code are not Brazilian, whatever their length.
  if (country === "BR" || significant.length > 11) {
    const found = readBrazilianDigits(Number(significant), significant.length);
    if (found) return found;
  }
  if (serviceNumber.test(digits)) {
    const special = readByNumberingPlan(digits, country);
    // Never a mobile or landline: those were read above, or are none.
    if (special.ok && special.kind === "other") return special;
  }
  return (
    (country === "BR" ? foreignWithoutPlus(digits) : null) ??
    explainBrazilianRefusal(significant, country === "any")
  );
}

/** The plus is not guessed: it would turn a Brazilian number with a digit too many into a stranger's. */
function foreignWithoutPlus(digits: string): ParsedPhone | null {
  if (digits.length < 11 || digits.startsWith("0")) return null;
  const foreign = readKnownCountry(digits);
  return foreign?.ok && foreign.kind === "mobile" && foreign.country
    ? { ok: false, reason: "missing-plus", country: foreign.country }
    : null;
}

/** +55 0 DDD, 0 + DDD, 0 + carrier + DDD. */
function withoutTrunk(digits: string): string {
  // 13 digits are a landline after that zero, or a mobile with the area code "0x", which must not lose its zero.
  if (/^550[1-9]\d(?:9\d{8}|[2-5]\d{7})$/.test(digits)) return `55${digits.slice(3)}`;
  if (!digits.startsWith("0") || digits.startsWith("0800") || digits.startsWith("0300")) return digits;
  const rest = digits.slice(1);
  return rest.length === 12 || rest.length === 13 ? (rest.startsWith("55") ? rest : rest.slice(2)) : rest;
}
