/**
 * The rate of one number, adjusted by what the carrier bears: halved at 130429 or 20429, raised again step by step
 * (additive increase, multiplicative decrease). Times are monotonic milliseconds, rates messages per second.
 */
export interface AdaptiveRate {
  /** What the number should bear: the carrier's throughput, or less by a person's choice. */
  ceiling: number;
  current: number;
  changedAtMs: number;
  cutAtMs: number;
}

/** Refusals of the same burst arrive together; they count once. */
const ONE_BURST_MS = 2_000;
const RAISE_EVERY_MS = 5_000;
const RAISE_SHARE = 0.05;
const LOWEST_RATE = 1;

export function createAdaptiveRate(ceiling: number, nowMs: number): AdaptiveRate {
  return { ceiling, current: ceiling, changedAtMs: nowMs, cutAtMs: Number.NEGATIVE_INFINITY };
}

/** The carrier said "too fast". The lane also pauses the number for `restMs`. */
export function slowDown(rate: AdaptiveRate, nowMs: number): { restMs: number } {
  if (nowMs - rate.cutAtMs >= ONE_BURST_MS) {
    rate.current = Math.min(rate.ceiling, Math.max(Math.min(LOWEST_RATE, rate.ceiling), rate.current / 2));
    rate.cutAtMs = nowMs;
    rate.changedAtMs = nowMs;
  }
  return { restMs: 1_000 };
}

/** Call it as often as you like: raises by 5 % of the ceiling for every 5 s without a refusal. @returns the rate now. */
export function recover(rate: AdaptiveRate, nowMs: number): number {
  const steps = Math.floor((nowMs - rate.changedAtMs) / RAISE_EVERY_MS);
  if (steps > 0) {
    rate.changedAtMs += steps * RAISE_EVERY_MS;
    rate.current = Math.min(rate.ceiling, rate.current + steps * RAISE_SHARE * rate.ceiling);
  }
  return rate.current;
}

/** A new ceiling: the carrier upgraded the number, its quality changed, or a person moved the rate. */
export function setCeiling(rate: AdaptiveRate, ceiling: number): void {
  const wasFree = rate.current >= rate.ceiling;
  rate.ceiling = ceiling;
  rate.current = wasFree ? ceiling : Math.min(rate.current, ceiling);
}
