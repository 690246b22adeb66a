/** Half-open ranges of row ordinals, in order and apart: [[0, 40000], [60000, 80000]]. */
export type DoneRanges = [from: number, to: number][];

/** Adds a range; neighbours become one. */
export function addRange(ranges: DoneRanges, from: number, to: number): DoneRanges {
  const all: DoneRanges = [...ranges, [from, to]];
  all.sort((one, other) => one[0] - other[0]);
  const merged: DoneRanges = [];
  for (const [start, end] of all) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

export function isDone(ranges: DoneRanges, ordinal: number): boolean {
  return ranges.some(([from, to]) => ordinal >= from && ordinal < to);
}
