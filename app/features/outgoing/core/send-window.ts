import { z } from "zod";
import { instantToLocalMs, localMsToInstantMs } from "./local-time";

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/**
 * On which days and between which hours of the recipient's own clock a message may go out.
 * `days`: ISO weekdays, 1 = Monday … 7 = Sunday. `to` is the first minute that is too late; earlier than `from` means
 * past midnight, and the window belongs to the day on which it opens. `holidays`: closed days, `YYYY-MM-DD`, or
 * `MM-DD` for every year.
 */
export const sendWindowSchema = z
  .object({
    days: z.array(z.number().int().min(1).max(7)).min(1),
    from: clock,
    to: clock,
    holidays: z.array(z.string().regex(/^(\d{4}-)?\d\d-\d\d$/)).optional(),
  })
  .refine((rule) => rule.from !== rule.to, { path: ["to"] });
export type SendWindow = z.infer<typeof sendWindowSchema>;

/** Default for marketing: Brazilian custom, not a law (sources differ between 21:00 and 22:00; this is the careful one). */
export const MARKETING_SEND_WINDOW: SendWindow = { days: [1, 2, 3, 4, 5, 6], from: "09:00", to: "20:00" };

const DAY_MS = 86_400_000;
/** A rule that does not open within this many days never does. */
const LONGEST_WAIT_DAYS = 400;

interface Span {
  fromMs: number;
  untilMs: number;
  open: boolean;
}
const spans = new WeakMap<SendWindow, Map<string, Span>>();

/** @returns whether the window is open at `now` for a person in `zone`. */
export function isOpen(rule: SendWindow, zone: string, now: Date): boolean {
  return spanAt(rule, zone, now.getTime()).open;
}

/** When the window is open next: `now` itself while it is open; `null` when it never opens. Right across clock changes. */
export function nextOpening(rule: SendWindow, zone: string, now: Date): Date | null {
  const span = spanAt(rule, zone, now.getTime());
  if (span.open) return now;
  return Number.isFinite(span.untilMs) ? new Date(span.untilMs) : null;
}

/** Until when the present answer of `isOpen` holds, in milliseconds; Infinity when it never changes. */
export function windowChangesAtMs(rule: SendWindow, zone: string, nowMs: number): number {
  return spanAt(rule, zone, nowMs).untilMs;
}

/** The open or closed span around an instant. Kept per rule object and zone: a lane asks thousands of times a second. */
function spanAt(rule: SendWindow, zone: string, nowMs: number): Span {
  let byZone = spans.get(rule);
  if (!byZone) {
    byZone = new Map();
    spans.set(rule, byZone);
  }
  const known = byZone.get(zone);
  if (known && nowMs >= known.fromMs && nowMs < known.untilMs) return known;
  const span = findSpan(rule, zone, nowMs);
  byZone.set(zone, span);
  return span;
}

function findSpan(rule: SendWindow, zone: string, nowMs: number): Span {
  const today = Math.floor(instantToLocalMs(nowMs, zone) / DAY_MS) * DAY_MS;
  const from = minutesOf(rule.from) * 60_000;
  const to = minutesOf(rule.to) * 60_000;
  const length = to > from ? to : to + DAY_MS;
  // Yesterday's window may reach past midnight.
  for (let day = -1; day <= LONGEST_WAIT_DAYS; day += 1) {
    const midnight = today + day * DAY_MS;
    if (!isWorkingDay(rule, midnight)) continue;
    const opensMs = localMsToInstantMs(midnight + from, zone);
    const closesMs = localMsToInstantMs(midnight + length, zone);
    if (closesMs <= nowMs || closesMs <= opensMs) continue;
    if (opensMs <= nowMs) return { fromMs: opensMs, untilMs: closesMs, open: true };
    return { fromMs: nowMs, untilMs: opensMs, open: false };
  }
  return { fromMs: nowMs, untilMs: Number.POSITIVE_INFINITY, open: false };
}

function isWorkingDay(rule: SendWindow, localMidnightMs: number): boolean {
  const date = new Date(localMidnightMs);
  if (!rule.days.includes(date.getUTCDay() || 7)) return false;
  if (!rule.holidays?.length) return true;
  const day = date.toISOString().slice(0, 10);
  return !rule.holidays.includes(day) && !rule.holidays.includes(day.slice(5));
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
