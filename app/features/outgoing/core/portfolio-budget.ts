import type { ChannelKind } from "~/channels/channel";

const DAY_MS = 86_400_000;

/** Unique people that all numbers of a portfolio may start with in a moving 24 hours; `unlimited` has no budget. */
export type DailyLimit = number | "unlimited";

export interface BudgetRoom {
  /** People who may be started with now. Infinity without a limit. */
  mayStart: number;
  /** When the next place frees; undefined while there is room. */
  nextFreesAtMs?: number;
  used: number;
}

/**
 * Room in a portfolio's moving 24 hours (Meta, messaging limits: unique users outside a service window, shared by all
 * numbers since 7 October 2025).
 * @param lastStartsMs the last counted message to each distinct person, wall-clock milliseconds, ascending.
 */
export function budgetRoom(limit: DailyLimit, lastStartsMs: ArrayLike<number>, nowMs: number): BudgetRoom {
  const used = lastStartsMs.length - firstAfter(lastStartsMs, nowMs - DAY_MS);
  if (limit === "unlimited") return { mayStart: Number.POSITIVE_INFINITY, used };
  if (used < limit) return { mayStart: limit - used, used };
  // With a lowered limit, several have to leave before one place is free.
  const leaves = lastStartsMs.length - Math.max(1, limit);
  const frees = limit > 0 && leaves >= 0 ? lastStartsMs[leaves]! + DAY_MS : nowMs + DAY_MS;
  return { mayStart: 0, used, nextFreesAtMs: frees };
}

/**
 * Does a message take a place? Only on the Cloud API, only outside the person's open service window, and only if the
 * person was not already counted in the last 24 hours (then the place merely lasts longer).
 */
export function takesPlace(
  channel: ChannelKind,
  now: Date,
  person: { serviceWindowUntil?: Date; lastStartedAt?: Date },
): boolean {
  if (channel !== "meta") return false;
  if (person.serviceWindowUntil && person.serviceWindowUntil > now) return false;
  return !(person.lastStartedAt && person.lastStartedAt.getTime() > now.getTime() - DAY_MS);
}

/** Index of the first moment after `limitMs`. */
function firstAfter(sorted: ArrayLike<number>, limitMs: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= limitMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
