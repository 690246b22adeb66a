const MOST_IN_A_ROW = 5;
const LONGEST_REST_SECONDS = 60;

/** Slows a number down while its carrier gives no readable answer: each such send is one more person we know nothing of. */
export interface UnknownBrake {
  /** Notes one outcome. → seconds for which the number should rest from now; 0 = go on */
  note(isUnknown: boolean, nowMs: number): number;
}

/**
 * After five sends in a row without an answer: 1 s, and twice as long each time it does not help, up to a minute. What
 * was in flight when the rest began does not count again. Any answer, a refusal too, ends it.
 */
export function createUnknownBrake(): UnknownBrake {
  let inARow = 0;
  let restSeconds = 0;
  let restUntilMs = Number.NEGATIVE_INFINITY;
  return {
    note(isUnknown, nowMs) {
      if (!isUnknown) {
        inARow = 0;
        restSeconds = 0;
        return 0;
      }
      if (nowMs < restUntilMs) return 0;
      inARow += 1;
      // After a rest one more silence is enough: the carrier had its chance.
      if (restSeconds === 0 && inARow < MOST_IN_A_ROW) return 0;
      restSeconds = Math.min(LONGEST_REST_SECONDS, Math.max(1, restSeconds * 2));
      restUntilMs = nowMs + restSeconds * 1_000;
      inARow = 0;
      return restSeconds;
    },
  };
}
