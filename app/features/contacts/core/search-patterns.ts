import { foldText } from "./fold-text";
import { parsePhone } from "./parse-phone";
import type { PhoneCountry } from "./phone-types";

const phoneLike = /^[+(]*\d[\d\s()+.\-–/]*$/;
const leastPhoneDigits = 3;
/** A trigram index knows nothing shorter. */
const leastLetters = 3;
const mostCharacters = 200;

/**
 * LIKE patterns for `contact.search`: a contact is found when any of them matches. Nothing to look for → [].
 *
 * - accents, case and spacing do not matter, parts of words do: "jose" finds "José", "ilva" finds "Silva"
 * - two words of three letters or more are found in either order; others only as typed
 * - a whole phone in any spelling becomes its key, a part of one becomes its digits
 */
export function searchPatterns(query: string, country: PhoneCountry): string[] {
  const text = foldText(query).slice(0, mostCharacters);
  if (text === "") return [];
  const digits = phoneLike.test(text) ? text.replace(/\D+/g, "").replace(/^0+/, "") : "";
  if (digits.length >= leastPhoneDigits) {
    const phone = parsePhone(query, country);
    return [around(phone.ok ? [phone.matchKey] : [digits])];
  }
  const words = text.split(" ");
  const bothOrders = words.length === 2 && words.every((word) => [...word].length >= leastLetters);
  return bothOrders ? [around(words), around(words.toReversed())] : [around(words)];
}

const around = (words: string[]) => `%${words.map(escapeLike).join("%")}%`;

const escapeLike = (word: string) => word.replace(/[\\%_]/g, "\\$&");

/** Under three letters in a row no trigram helps, and the pattern is checked row by row instead. */
export function hasTrigram(pattern: string): boolean {
  return pattern
    .replace(/\\(.)/g, "$1")
    .split("%")
    .some((word) => [...word].length >= leastLetters);
}
