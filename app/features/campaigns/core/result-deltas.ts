import type { RecentResults } from "./result-window";

/** Final results of a campaign as counted so far: arrived, and failures by code. */
export interface ResultCounts {
  good: number;
  failedBy: Readonly<Record<string, number>>;
}

/** What was counted when, oldest first. The first one is what the past does not blame this run for. */
export interface ResultHistory {
  snapshots: { atMs: number; counts: ResultCounts }[];
}

const LAST_RESULTS = 200;
const LONGEST_MS = 10 * 60_000;
/** Kept apart by at least this, so that a long run stays small. */
const SPACING_MS = 1_000;

export function createResultHistory(counts: ResultCounts, nowMs: number): ResultHistory {
  return { snapshots: [{ atMs: nowMs, counts }] };
}

/**
 * Notes the counts of now and answers with the last results, for `judgeQuality`: at least the last 200 when there are
 * so many, at most those of ten minutes. Differences of counters, because results have no index by time.
 */
export function noteCounts(history: ResultHistory, counts: ResultCounts, nowMs: number): RecentResults {
  const { snapshots } = history;
  while (snapshots.length > 1 && covers(snapshots[1]!, counts, nowMs)) snapshots.shift();
  const recent = difference(snapshots[0]!.counts, counts);
  if (nowMs - snapshots.at(-1)!.atMs >= SPACING_MS) snapshots.push({ atMs: nowMs, counts });
  return recent;
}

/** Whether a later snapshot is old enough to count from: the earlier ones are not needed any more. */
function covers(later: ResultHistory["snapshots"][number], counts: ResultCounts, nowMs: number): boolean {
  return nowMs - later.atMs >= LONGEST_MS || difference(later.counts, counts).total >= LAST_RESULTS;
}

function difference(before: ResultCounts, after: ResultCounts): RecentResults {
  const failedBy: Record<string, number> = {};
  let total = Math.max(0, after.good - before.good);
  for (const [code, count] of Object.entries(after.failedBy)) {
    const more = count - (before.failedBy[code] ?? 0);
    if (more <= 0) continue;
    failedBy[code] = more;
    total += more;
  }
  return { total, failedBy };
}
