/**
 * A variable's value as Meta accepts it. Meta refuses line breaks, tabs and more than four spaces in a row inside a
 * parameter (132012, 132018): they become one space. Other control characters and lone surrogates go.
 */
export function cleanValue(value: string): string {
  return value
    .replace(/\s*[\n\r\t\v\f\u0085\u2028\u2029]+\s*/g, " ")
    .replace(/ {4,}/g, " ")
    .replace(/\p{Cc}/gu, "")
    .replace(/\p{Surrogate}/gu, "")
    .trim();
}

/** The part of a link that is the recipient's: cleaned, with what a URL cannot hold escaped, escapes left alone. */
export function cleanUrlSuffix(value: string): string {
  const clean = cleanValue(value);
  return encodeURI(clean).replace(/%25([0-9A-Fa-f]{2})/g, "%$1");
}
