import { brazilAreaCodes } from "./brazil-area-codes";
import type { ParsedPhone } from "./phone-types";

const tenTo8 = 100_000_000;
const tenTo9 = 1_000_000_000;

/**
 * Reads the digits of a number that is Brazilian or written the Brazilian way, without regular expressions, because
 * an import asks a million times. `value` is the digits as one integer and `count` how many there were.
 *
 * Answers `null` when it is none of DDD + 8, DDD + 9, 55 + either: the caller then asks the slow way.
 * - 9 digits that begin with 9: a mobile. 8 digits that begin with 2–5: a landline (the same as libphonenumber).
 * - 8 digits that begin with 6–9: a mobile in the spelling of before 2016, which WhatsApp still uses as the id of many
 *   people from DDD 31 upwards. libphonenumber calls it invalid; here it is read, with its spelling as `waIdHint`.
 */
export function readBrazilianDigits(value: number, count: number): ParsedPhone | null {
  let national = value;
  let digits = count;
  if (count === 13 && Math.floor(value / 1e11) === 55) {
    national = value - 55e11;
    digits = 11;
  } else if (count === 12 && Math.floor(value / 1e10) === 55) {
    national = value - 55e10;
    digits = 10;
  } else if (count !== 10 && count !== 11) {
    return null;
  }

  const base = digits === 11 ? tenTo9 : tenTo8;
  const areaCode = Math.floor(national / base);
  if (brazilAreaCodes[areaCode] === undefined) return null;
  const subscriber = national - areaCode * base;
  const first = Math.floor(subscriber / (base / 10));

  if (digits === 11) return first === 9 ? phone(`55${national}`, "mobile") : null;
  if (first >= 2 && first <= 5) return phone(`55${national}`, "landline");
  if (first >= 6) {
    const found = phone(`55${areaCode}9${subscriber}`, "mobile");
    found.waIdHint = `55${national}`;
    return found;
  }
  return null;
}

function phone(digits: string, kind: "mobile" | "landline") {
  return { ok: true, e164: `+${digits}`, country: "BR", kind, matchKey: digits } as {
    ok: true;
    e164: string;
    country: string;
    kind: "mobile" | "landline";
    matchKey: string;
    waIdHint?: string;
  };
}
