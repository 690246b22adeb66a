import {
  GAP_FLOOR_SECONDS,
  HARDEST_PER_DAY,
  LEAST_GAP_SPREAD_SECONDS,
  MATURE_PER_DAY,
  type OwnPace,
  SPREAD_HOURS,
  USUAL_GAP_SECONDS,
  WARM_UP_DAYS,
  WARM_UP_PER_DAY,
} from "./careful-limits";

export interface CarefulPace {
  /** Campaign messages in any moving 24 hours, and in any moving hour. */
  perDay: number;
  perHour: number;
  /** Between two campaign messages, drawn anew for each. */
  gapSeconds: { from: number; to: number };
  /** 1 … 14; null once it is warm. */
  warmUpDay: number | null;
  /** What the day's limit comes from. */
  why: "warm-up" | "own-limit" | "mature";
  /** When the curve takes its next step; null once it is warm. */
  growsAtMs: number | null;
}

const DAY_MS = 86_400_000;

/**
 * The pace of campaigns of one number at this moment. Limits are of moving hours and days, not of the calendar: a limit
 * that starts anew at midnight lets twice as many through around it. Warm-up days are whole days since the first link.
 * A person may go lower at any time, higher than 250 a day only after the warm-up, and never past 500.
 * @param linkedAtMs null = never linked, hence the first day
 */
export function carefulPace(linkedAtMs: number | null, own: OwnPace, nowMs: number): CarefulPace {
  const day = linkedAtMs === null ? 1 : Math.max(0, Math.floor((nowMs - linkedAtMs) / DAY_MS)) + 1;
  const warming = day <= WARM_UP_DAYS;
  const curve = warming ? WARM_UP_PER_DAY[day - 1]! : MATURE_PER_DAY;
  const most = warming ? curve : HARDEST_PER_DAY;
  const perDay = Math.min(most, own.perDay ?? curve);
  const isOwn = own.perDay !== undefined && own.perDay !== curve && perDay === own.perDay;
  return {
    perDay,
    perHour: Math.min(own.perHour ?? Number.POSITIVE_INFINITY, Math.ceil(perDay / SPREAD_HOURS)),
    gapSeconds: gapOf(own),
    warmUpDay: warming ? day : null,
    why: isOwn ? "own-limit" : warming ? "warm-up" : "mature",
    growsAtMs: warming && linkedAtMs !== null ? linkedAtMs + day * DAY_MS : null,
  };
}

function gapOf({ minGapSeconds, maxGapSeconds }: OwnPace): CarefulPace["gapSeconds"] {
  const from = Math.max(GAP_FLOOR_SECONDS, minGapSeconds ?? USUAL_GAP_SECONDS.from);
  const to = Math.max(from + LEAST_GAP_SPREAD_SECONDS, maxGapSeconds ?? USUAL_GAP_SECONDS.to);
  return { from, to };
}
