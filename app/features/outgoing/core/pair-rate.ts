/**
 * How often one person may be written to from one number. Meta: one message per 6 seconds, of which up to 45 may be
 * borrowed from the future (about-the-platform page, pair rate limits); over it 131056. We borrow only for answers in a
 * conversation, and far fewer.
 *
 * One entry per person with a debt: the moment from which nothing is owed, in monotonic milliseconds.
 */
export type PairRates = Map<string, number>;

export const PAIR_SPACING_MS = 6_000;
/** Messages at once that an answer may consist of. Meta's own bound is 45. */
const ANSWER_BURST = 10;

export type PairUse = "campaign" | "conversation";

/** When the next message to this person may leave: `nowMs` or later. */
export function pairFreeAtMs(pairs: PairRates, person: string, use: PairUse, nowMs: number): number {
  const owedUntil = pairs.get(person);
  if (owedUntil === undefined) return nowMs;
  const borrowed = use === "conversation" ? (ANSWER_BURST - 1) * PAIR_SPACING_MS : 0;
  return Math.max(nowMs, owedUntil - borrowed);
}

/** Notes a message that leaves now. */
export function notePairSend(pairs: PairRates, person: string, nowMs: number): void {
  const owedUntil = pairs.get(person);
  // To the end of the map, so that it stays in the order of the last message: see forgetSettledPairs.
  if (owedUntil !== undefined) pairs.delete(person);
  pairs.set(person, Math.max(nowMs, owedUntil ?? nowMs) + PAIR_SPACING_MS);
}

/**
 * Forgets the people who owe nothing any more, oldest message first, up to the first who still owes. Call it often;
 * without it the map grows with the audience.
 */
export function forgetSettledPairs(pairs: PairRates, nowMs: number): void {
  for (const [person, owedUntil] of pairs) {
    if (owedUntil > nowMs) return;
    pairs.delete(person);
  }
}

/**
 * After 131056: 4^X seconds, X = 0, 1, 2 … (Meta, pair rate limits), for this person only. Capped at 17 minutes.
 * @param refusals how often this message was already refused for it, before this time.
 */
export function pairBackoffSeconds(refusals: number): number {
  return 4 ** Math.min(Math.max(0, refusals), 5);
}
