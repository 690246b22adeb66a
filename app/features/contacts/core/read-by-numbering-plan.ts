import {
  type CountryCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max";
import { phoneMatchKey } from "./phone-match-key";
import type { ParsedPhone, PhoneCountry, PhoneKind } from "./phone-types";
import { readKnownCountry } from "./read-known-country";

const remembered = new Map<string, ParsedPhone>();
const rememberedLimit = 20_000;

/**
 * Reads digits by libphonenumber's "max" data (about 25 µs; answers are remembered, because lists repeat themselves).
 * `country` "any": the digits begin with a country code.
 */
export function readByNumberingPlan(digits: string, country: PhoneCountry): ParsedPhone {
  if (country === "any") {
    const quick = readKnownCountry(digits);
    if (quick) return quick;
  }
  const key = country + digits;
  const known = remembered.get(key);
  if (known) return known;
  const parsed = ask(digits, country);
  if (remembered.size >= rememberedLimit) remembered.clear();
  remembered.set(key, parsed);
  return parsed;
}

function ask(digits: string, country: PhoneCountry): ParsedPhone {
  const text = country === "any" ? `+${digits}` : digits;
  const options = country === "any" ? undefined : { defaultCountry: country, extract: false };
  const number = options ? parsePhoneNumberFromString(text, options) : parsePhoneNumberFromString(text);
  if (number?.isValid()) {
    const e164 = number.number as string;
    return {
      ok: true,
      e164,
      country: number.country,
      kind: kinds[number.getType() ?? ""] ?? "other",
      matchKey: phoneMatchKey(e164),
    };
  }
  return explain(text, digits.length, country);
}

const kinds: Record<string, PhoneKind> = {
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "mobile",
  FIXED_LINE: "landline",
};

function explain(text: string, length: number, country: PhoneCountry): ParsedPhone {
  const problem = validatePhoneNumberLength(text, country === "any" ? undefined : (country as CountryCode));
  if (problem === "INVALID_COUNTRY") return { ok: false, reason: "unknown-country" };
  if (problem === "TOO_LONG") return { ok: false, reason: "too-long", extra: extraDigits(text, country) };
  if (problem === "TOO_SHORT" || problem === "INVALID_LENGTH") {
    const missing = missingDigits(text, country);
    if (missing > 0) return { ok: false, reason: "too-short", missing };
  }
  return length < 7
    ? { ok: false, reason: "too-short", missing: 7 - length }
    : { ok: false, reason: "not-a-phone" };
}

function missingDigits(text: string, country: PhoneCountry): number {
  for (let missing = 1; missing <= 10; missing++) {
    const problem = validatePhoneNumberLength(
      text + "0".repeat(missing),
      country === "any" ? undefined : (country as CountryCode),
    );
    if (problem === undefined) return missing;
  }
  return 0;
}

function extraDigits(text: string, country: PhoneCountry): number {
  for (let extra = 1; extra < text.length - 5; extra++) {
    const shorter = text.slice(0, -extra);
    if (!validatePhoneNumberLength(shorter, country === "any" ? undefined : (country as CountryCode)))
      return extra;
  }
  return 1;
}
