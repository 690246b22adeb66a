/** A smoothed rate of what goes out, messages per second; times in milliseconds of one clock. */
export interface RateMeter {
  perSecond: number;
  lastCount: number;
  lastMs: number;
  /** @internal Seconds observed so far: young meters trust the average, not the smoothing. */
  observedSeconds: number;
}

/** After this long, half of the shown rate is new. */
const HALF_LIFE_SECONDS = 10;

export function createRateMeter(count: number, nowMs: number): RateMeter {
  return { perSecond: 0, lastCount: count, lastMs: nowMs, observedSeconds: 0 };
}

/** Notes how many have gone out in all. A count that falls or a clock that stands still is ignored. @returns per second. */
export function observe(meter: RateMeter, count: number, nowMs: number): number {
  const seconds = (nowMs - meter.lastMs) / 1_000;
  if (seconds <= 0) return meter.perSecond;
  const current = Math.max(0, count - meter.lastCount) / seconds;
  meter.observedSeconds += seconds;
  const smoothing = 1 - 0.5 ** (seconds / HALF_LIFE_SECONDS);
  const weight = Math.max(smoothing, seconds / meter.observedSeconds);
  meter.perSecond += weight * (current - meter.perSecond);
  meter.lastCount = count;
  meter.lastMs = nowMs;
  return meter.perSecond;
}

/**
 * When the rest is out at this rate, `null` when nothing moves. Only for what may go out now: with hours, budgets or
 * zones in the way, ask `planFinish` with the meter's rate.
 */
export function finishAt(remaining: number, perSecond: number, now: Date): Date | null {
  if (remaining <= 0) return now;
  if (perSecond < 0.001) return null;
  return new Date(now.getTime() + Math.ceil((remaining / perSecond) * 1_000));
}
