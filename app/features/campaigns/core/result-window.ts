/** The last results of one number or campaign, for the quality guard: a ring, cheap enough for every message. */
export interface ResultWindow {
  /** @internal "" = went well, else the carrier's code. */
  codes: string[];
  /** @internal */ next: number;
  readonly size: number;
  /** How often each code is in the window; "" are the good ones. */
  counts: Map<string, number>;
}

export function createResultWindow(size = 200): ResultWindow {
  return { codes: [], next: 0, size, counts: new Map() };
}

/** Notes one final result: delivered or read without a code, failed with the carrier's. The oldest falls out. */
export function noteResult(window: ResultWindow, code = ""): void {
  const oldest = window.codes[window.next];
  if (oldest !== undefined) window.counts.set(oldest, window.counts.get(oldest)! - 1);
  window.codes[window.next] = code;
  window.counts.set(code, (window.counts.get(code) ?? 0) + 1);
  window.next = (window.next + 1) % window.size;
}

/** What the guard judges. The same shape can be counted in the database over all workers. */
export interface RecentResults {
  total: number;
  failedBy: Readonly<Record<string, number>>;
}

export function recentResults(window: ResultWindow): RecentResults {
  const failed = [...window.counts].filter(([code, count]) => code !== "" && count > 0);
  return { total: window.codes.length, failedBy: Object.fromEntries(failed) };
}
