/** So long after the question a number is its answer. */
export const SURVEY_ANSWER_MS = 24 * 3_600_000;

const SCORE =
  /^(?:(?:nota|dou|dou nota|minha nota e|note|score|rating)\s*:?\s*)?([1-5])(?:\s*(?:\/|de|of|out of)\s*5)?(?:\s*(?:estrelas?|stars?))?$/;

/**
 * The score a message gives, 1 to 5: "5", "5!", "nota 4", "4️⃣", "4/5", "⭐⭐⭐". Anything else is an ordinary message,
 * and null.
 */
export function scoreOf(text: string): number | null {
  const stars = [...text.matchAll(/[⭐🌟★]/gu)].length;
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}|\u200d/gu, "")
    .replace(/[^\p{L}\p{N}/:\s]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  if (plain === "") return stars >= 1 && stars <= 5 ? stars : null;
  const score = SCORE.exec(plain)?.[1];
  return score ? Number(score) : null;
}
