import { findPhoneTexts } from "./find-phone-texts";
import type { ParsedPhone, PhoneCountry } from "./phone-types";
import { readAnyDigits } from "./read-any-digits";
import { readBrazilianDigits } from "./read-brazilian-digits";

const PLUS = 43;

/**
 * Reads one phone as a person or a spreadsheet wrote it. Never throws.
 *
 * - A number without `+` or `00` belongs to `defaultCountry`; a foreign number without either is refused rather than
 *   guessed: one digit too many on a Brazilian mobile is a valid Philippine one.
 * - Several numbers in one cell: the first readable one counts, the others are in `dropped`.
 * - Excel's scientific notation is refused, because its digits are lost.
 * - The truth is libphonenumber's "max" data, but for the old spellings of Brazil (no ninth digit), Mexico (521) and
 *   Argentina, which WhatsApp still uses: those are read, in today's spelling.
 */
export function parsePhone(raw: string, defaultCountry: PhoneCountry): ParsedPhone {
  const quick = parsePlainBrazilian(raw, defaultCountry);
  if (quick !== null) return quick;

  const found = findPhoneTexts(raw);
  if (!found.ok) return found;
  let firstRefusal: ParsedPhone | undefined;
  for (let i = 0; i < found.texts.length; i++) {
    const { digits, international } = found.texts[i]!;
    const parsed = readAnyDigits(digits, international ? "any" : defaultCountry);
    if (parsed.ok) {
      if (found.texts.length === 1) return parsed;
      const dropped = found.texts.filter((_, other) => other !== i).map((text) => text.digits);
      return { ...parsed, dropped };
    }
    firstRefusal ??= parsed;
  }
  return firstRefusal ?? { ok: false, reason: "not-a-phone" };
}

/** Digits with the usual separators only, and a Brazilian number in them: no regular expression, no library. */
function parsePlainBrazilian(raw: string, defaultCountry: PhoneCountry): ParsedPhone | null {
  let value = 0;
  let count = 0;
  let plus = false;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      // A leading zero is a trunk prefix or "00": the slow way knows what to do with it.
      if (count === 0 && code === 48) return null;
      if (++count > 13) return null;
      value = value * 10 + (code - 48);
    } else if (code === PLUS && count === 0 && !plus) {
      plus = true;
    } else if (!isSeparator(code)) {
      // "+" in the middle, letters, slashes, "11987654321.0"
      return null;
    } else if (code === 46 && i >= raw.length - 3) {
      return null;
    }
  }
  if (plus || defaultCountry === "any") {
    return count === 13 || (count === 12 && Math.floor(value / 1e10) === 55)
      ? readBrazilianDigits(value, count)
      : null;
  }
  return defaultCountry === "BR" ? readBrazilianDigits(value, count) : null;
}

/** space ( ) - . no-break space */
function isSeparator(code: number): boolean {
  return code === 32 || code === 40 || code === 41 || code === 45 || code === 46 || code === 160;
}
