import { instantToLocalMs } from "~/features/outgoing/core/local-time";
import type { DailyLimit } from "~/features/outgoing/core/portfolio-budget";
import { isOpen, type SendWindow, windowChangesAtMs } from "~/features/outgoing/core/send-window";

export interface FinishFacts {
  startAt: Date;
  /** Recipients by their own zone; `notBefore` for "at 10:00 in each recipient's time". */
  recipients: readonly { zone: string; count: number; notBefore?: Date }[];
  /** What the number really sends: after quality, the user's own limit and other campaigns. A new number's rate grows. */
  ratePerSecond: number | ((nowMs: number) => number);
  /** Absent = at any hour. */
  sendWindow?: SendWindow;
  /** Portfolio's moving 24 hours; leave out for SMS. `lastStartsMs`: the people it already holds. */
  budget?: {
    limit: DailyLimit | ((nowMs: number) => number);
    lastStartsMs: readonly number[];
  };
  /** Days are named in this zone (the company's). */
  zone: string;
}

export interface FinishPlan {
  /** null: not within 90 days at these limits. */
  finishAt: Date | null;
  /** How many go out on which day (`YYYY-MM-DD` in the company's zone); the counts add up to what is planned. */
  days: { date: string; count: number }[];
}

const STEP_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const STEPS_A_DAY = DAY_MS / STEP_MS;
const LONGEST_MS = 90 * DAY_MS;

interface Group {
  zone: string;
  left: number;
  fromMs: number;
  /** The window's answer for this zone holds until then. */
  open: boolean;
  openUntilMs: number;
}

/**
 * When a campaign finishes at these limits, and how many go out on each day. Walks through time in steps of five
 * minutes: in each, as many as the rate, the portfolio's room and the people whose window is open allow. A place in the
 * portfolio frees 24 hours after it was taken, our own included.
 */
export function planFinish(facts: FinishFacts): FinishPlan {
  const startMs = facts.startAt.getTime();
  const groups = facts.recipients.map(({ zone, count, notBefore }): Group => {
    const fromMs = Math.max(startMs, notBefore?.getTime() ?? startMs);
    return { zone, left: count, fromMs, open: true, openUntilMs: Number.NEGATIVE_INFINITY };
  });
  const { ratePerSecond } = facts;
  const rateAt = typeof ratePerSecond === "number" ? () => ratePerSecond : ratePerSecond;
  const budget = createBudget(facts.budget, startMs);
  const days = new Map<string, number>();
  let left = groups.reduce((sum, group) => sum + group.left, 0);
  let carried = 0;
  let finishMs = startMs;
  for (let nowMs = startMs; left > 0 && nowMs < startMs + LONGEST_MS; ) {
    const endMs = (Math.floor(nowMs / STEP_MS) + 1) * STEP_MS;
    const rate = rateAt(nowMs);
    const exact = ((endMs - nowMs) / 1_000) * rate + carried;
    const most = Math.min(Math.floor(exact), budget.room(nowMs));
    const sent = sendIn(groups, most, nowMs, facts.sendWindow);
    // Slow numbers send less than one per step: what is left of a message counts in the next.
    carried = exact % 1;
    if (sent > 0) {
      budget.take(nowMs, sent);
      left -= sent;
      finishMs = Math.min(endMs, nowMs + (sent / rate) * 1_000);
      const date = new Date(instantToLocalMs(nowMs, facts.zone)).toISOString().slice(0, 10);
      days.set(date, (days.get(date) ?? 0) + sent);
    }
    nowMs = endMs;
  }
  return {
    finishAt: left === 0 ? new Date(Math.ceil(finishMs)) : null,
    days: [...days].map(([date, count]) => ({ date, count })),
  };
}

function sendIn(groups: Group[], most: number, nowMs: number, sendWindow: SendWindow | undefined): number {
  let sent = 0;
  for (const group of groups) {
    if (sent >= most) break;
    if (group.left === 0 || nowMs < group.fromMs || !isGroupOpen(group, nowMs, sendWindow)) continue;
    const part = Math.min(group.left, most - sent);
    group.left -= part;
    sent += part;
  }
  return sent;
}

function isGroupOpen(group: Group, nowMs: number, sendWindow: SendWindow | undefined): boolean {
  if (!sendWindow) return true;
  if (nowMs >= group.openUntilMs) {
    group.open = isOpen(sendWindow, group.zone, new Date(nowMs));
    group.openUntilMs = windowChangesAtMs(sendWindow, group.zone, nowMs);
  }
  return group.open;
}

/** Places taken in each step of the last 24 hours, as a ring that forgets a step when it comes round again. */
function createBudget(facts: FinishFacts["budget"], startMs: number) {
  if (!facts || facts.limit === "unlimited") return { room: () => Number.POSITIVE_INFINITY, take: () => {} };
  const { limit } = facts;
  const limitAt = typeof limit === "number" ? () => limit : limit;
  const ring = new Array<number>(STEPS_A_DAY).fill(0);
  let last = Math.floor(startMs / STEP_MS);
  let used = 0;
  for (const atMs of facts.lastStartsMs) {
    const step = Math.floor(atMs / STEP_MS);
    // Rounded to the end of its step; one of the running step leaves with the step of tomorrow.
    if (step <= last - STEPS_A_DAY || step > last) continue;
    ring[step % STEPS_A_DAY]! += 1;
    used += 1;
  }
  const forget = (nowMs: number) => {
    for (const step = Math.floor(nowMs / STEP_MS); last < step; ) {
      last += 1;
      used -= ring[last % STEPS_A_DAY]!;
      ring[last % STEPS_A_DAY] = 0;
    }
  };
  return {
    room: (nowMs: number) => {
      forget(nowMs);
      return Math.max(0, limitAt(nowMs) - used);
    },
    take: (nowMs: number, count: number) => {
      ring[Math.floor(nowMs / STEP_MS) % STEPS_A_DAY]! += count;
      used += count;
    },
  };
}
