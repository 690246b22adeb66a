/**
 * One line of text as a person typed it: no control characters (the database takes no NUL), nothing that turns the
 * direction of what stands beside it, single spaces, trimmed.
 */
export function cleanLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
