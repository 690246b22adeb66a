/** What separates words. The same characters as in app_fold_words (prisma/migrations), and all white space. */
export const SEPARATORS = /[\s!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~«»“”‘’…–—•·¡¿\u200b]+/u;

const MOST_WORDS = 8;
const LONGEST_WORD = 100;
const PHONE = /^[+(]*\d[\d\s()+.-]*$/;
const PHONE_DIGITS = 8;

/**
 * What a search looks for in messages: beginnings of words, folded, each once; a phone of eight digits or more becomes
 * "#" and its last eight, as the index knows it in any spelling. Nothing to look for → [].
 */
export function searchWords(query: string): string[] {
  const digits = PHONE.test(query.trim()) ? query.replace(/\D+/g, "") : "";
  if (digits.length >= PHONE_DIGITS) return [`#${digits.slice(-PHONE_DIGITS)}`];
  const words = foldLetters(query)
    .split(SEPARATORS)
    .filter((word) => word !== "")
    .map((word) => [...word].slice(0, LONGEST_WORD).join(""));
  return [...new Set(words)].slice(0, MOST_WORDS);
}

/** Lower case, no accents. */
export const foldLetters = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/g, "")
    .toLowerCase();
