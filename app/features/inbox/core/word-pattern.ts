/** Letters and how else they are written; both cases, since a regular expression knows no folding of accents. */
const SPELLINGS: Record<string, string> = {
  a: "aáàâãäåāAÁÀÂÃÄÅĀ",
  c: "cçćCÇĆ",
  e: "eéèêëēEÉÈÊËĒ",
  i: "iíìîïīIÍÌÎÏĪ",
  n: "nñNÑ",
  o: "oóòôõöōOÓÒÔÕÖŌ",
  u: "uúùûüūUÚÙÛÜŪ",
  y: "yýÿYÝŸ",
};
const BETWEEN_DIGITS = "[ ().+-]{0,3}";
const BOUNDARY = "(^|[\\s!-/:-@[-`{-~«»“”‘’…–—•·¡¿\\u200b])";
const ACCENT = "[\\u0300-\\u036f]*";

/**
 * Postgres' regular expression for a word of searchWords in a text as it was written: several times cheaper than folding
 * the text, when a few thousand are looked through. Words hold letters, digits and signs beyond ASCII only: nothing to escape.
 */
export function wordPattern(word: string): string {
  if (word.startsWith("#")) return [...word.slice(1)].join(BETWEEN_DIGITS);
  const letters = [...word].map((letter) => {
    const both = SPELLINGS[letter] ?? new Set([letter, letter.toUpperCase()]);
    const spelt = [...both].filter((one) => [...one].length === 1).join("");
    return spelt.length > 1 ? `[${spelt}]${SPELLINGS[letter] ? ACCENT : ""}` : spelt || letter;
  });
  return BOUNDARY + letters.join("");
}
