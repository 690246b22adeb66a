/** One source of rows in a lane: a campaign, or all answers written by people. */
export interface LaneSource {
  id: string;
  /** Lower goes first, whole: 0 = a person's answers, 1 = AI and automations, 2 = campaigns. */
  precedence: number;
  waiting: number;
  /** Share among its equals. Default 1. */
  weight?: number;
}

export interface Share {
  id: string;
  take: number;
}

/**
 * Divides the next `slots` of a lane. Each precedence is served before the next; inside one, everybody gets an equal
 * (weighted) part, and what a small campaign does not need goes to the others, so that it never waits behind a huge one.
 * @param turn any number that grows by one each time: whose turn it is for the odd slots. Same input, same answer.
 * @returns only sources that get something, in the order given; the sum is min(slots, all waiting).
 */
export function shareOut(sources: readonly LaneSource[], slots: number, turn: number): Share[] {
  const taken = new Map<string, number>();
  let left = Math.max(0, Math.floor(slots));
  const levels = [...new Set(sources.map((source) => source.precedence))].sort((a, b) => a - b);
  for (const level of levels) {
    if (left === 0) break;
    const equals = sources.filter((source) => source.precedence === level && source.waiting > 0);
    left -= fill(equals, left, turn, taken);
  }
  return sources.flatMap(({ id }) => (taken.get(id) ? [{ id, take: taken.get(id)! }] : []));
}

/** Rounds of equal parts until the slots or the rows are used up. @returns how many were given. */
function fill(sources: LaneSource[], slots: number, turn: number, taken: Map<string, number>): number {
  let left = slots;
  let hungry = sources;
  while (left > 0 && hungry.length > 0) {
    const weights = hungry.reduce((sum, source) => sum + weightOf(source), 0);
    let given = 0;
    for (const source of hungry) {
      const part = Math.floor((left * weightOf(source)) / weights);
      given += give(source, part, taken);
    }
    if (given === 0) {
      for (let i = 0; i < hungry.length && given < left; i += 1) {
        given += give(hungry[(turn + i) % hungry.length]!, 1, taken);
      }
    }
    left -= given;
    hungry = hungry.filter((source) => source.waiting > (taken.get(source.id) ?? 0));
  }
  return slots - left;
}

function give(source: LaneSource, most: number, taken: Map<string, number>): number {
  const already = taken.get(source.id) ?? 0;
  const now = Math.min(most, source.waiting - already);
  taken.set(source.id, already + now);
  return now;
}

const weightOf = (source: LaneSource) => Math.max(0.01, source.weight ?? 1);
