import type { FileProblem } from "~/channels/provider-file";

const MINUTE = 60;
const HOUR = 3_600;

/** Seconds to wait after the first try in vain, the second, … A day in all: links live for longer, most outages do not. */
const WAITS_SECONDS = [15, MINUTE, 4 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];

/** As often a file that came broken is asked for: the line may have broken it, but hardly three times. */
const MOST_BROKEN = 3;

export type NextFetch = { state: "waiting"; at: Date } | { state: "failed" | "gone" };

/** What follows a try in vain. @param attempts tries in vain so far, with this one */
export function nextFetch(problem: FileProblem, attempts: number, now: Date): NextFetch {
  if (problem === "gone") return { state: "gone" };
  const tries = problem === "transient" ? WAITS_SECONDS.length : problem === "tampered" ? MOST_BROKEN - 1 : 0;
  const seconds = attempts <= tries ? WAITS_SECONDS[attempts - 1] : undefined;
  if (seconds === undefined) return { state: "failed" };
  return { state: "waiting", at: new Date(now.getTime() + seconds * 1_000) };
}
