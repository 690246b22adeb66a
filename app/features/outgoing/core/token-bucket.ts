/**
 * The pace of one number. Never more than its rate in any one-second window, evenly spaced, and a late tick may catch
 * up at most 50 ms. Two rules at once: tokens flow in at the rate (even spacing, bucket empty at the start), and a
 * message goes only when the one `rate` messages before it is a whole window old (no window can hold more).
 *
 * Times are monotonic milliseconds (`performance.now()`), given by the caller: a clock that jumps changes nothing.
 * Take right before the request leaves, not before a database call: what is measured is when it leaves.
 */
export interface TokenBucket {
  ratePerSecond: number;
  pausedUntilMs: number;
  /** @internal */ tokens: number;
  /** @internal */ refilledAtMs: number;
  /** @internal When the last `history.length` messages went, a ring; `next` is the oldest. */
  history: Float64Array;
  /** @internal */ next: number;
}

/** A little over a second, so that rounding of a time stamp never shows rate + 1 in a second. Costs 0.5 % of the rate. */
const WINDOW_MS = 1_005;
/** The most that a late tick catches up, in seconds' worth beyond the one message that is due. */
const CATCH_UP_SHARE = 0.05;

/**
 * @param ratePerSecond above 0; below 1 is one message every 1/rate seconds. A broken rate sends at most
 * `Math.ceil(rate)` in a second.
 * It starts as if the last second had been used in full: a worker that takes a number over does not know what its
 * predecessor has just sent.
 */
export function createTokenBucket(ratePerSecond: number, nowMs: number): TokenBucket {
  checkRate(ratePerSecond);
  const size = Math.ceil(ratePerSecond);
  const windowMs = windowOf(ratePerSecond);
  const history = Float64Array.from(
    { length: size },
    (_, i) => nowMs - windowMs + ((i + 1) * windowMs) / size,
  );
  return {
    ratePerSecond,
    pausedUntilMs: Number.NEGATIVE_INFINITY,
    tokens: 0,
    refilledAtMs: nowMs,
    history,
    next: 0,
  };
}

/** Takes up to `wanted` messages' worth. @returns how many may leave at this moment (0 … wanted). */
export function take(bucket: TokenBucket, nowMs: number, wanted: number): number {
  if (nowMs < bucket.pausedUntilMs) return 0;
  refill(bucket, nowMs);
  const { history } = bucket;
  const oldEnough = nowMs - windowOf(bucket.ratePerSecond);
  const most = Math.min(wanted, Math.floor(bucket.tokens + 1e-9));
  let granted = 0;
  while (granted < most && history[bucket.next]! <= oldEnough) {
    history[bucket.next] = nowMs;
    bucket.next = bucket.next + 1 === history.length ? 0 : bucket.next + 1;
    granted += 1;
  }
  bucket.tokens -= granted;
  return granted;
}

/** The earliest moment at which `take` gives at least one; `nowMs` when it would at once. */
export function nextFreeAtMs(bucket: TokenBucket, nowMs: number): number {
  const startMs = Math.max(nowMs, bucket.pausedUntilMs);
  refill(bucket, startMs);
  const missing = Math.max(0, 1 - bucket.tokens - 1e-9);
  const byTokens = startMs + missing / perMs(bucket.ratePerSecond);
  const byWindow = bucket.history[bucket.next]! + windowOf(bucket.ratePerSecond);
  return Math.max(startMs, byTokens, byWindow);
}

/** Changes the rate at once (quality, 130429, the user's own limit). What was sent under the old one still counts. */
export function setRate(bucket: TokenBucket, ratePerSecond: number, nowMs: number): void {
  checkRate(ratePerSecond);
  if (ratePerSecond === bucket.ratePerSecond) return;
  refill(bucket, nowMs);
  const size = Math.ceil(ratePerSecond);
  const old = bucket.history;
  const history = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const kept = Math.min(size, old.length);
  for (let i = 0; i < kept; i += 1) {
    history[size - kept + i] = old[(bucket.next + old.length - kept + i) % old.length]!;
  }
  bucket.history = history;
  bucket.next = 0;
  bucket.ratePerSecond = ratePerSecond;
  bucket.tokens = Math.min(bucket.tokens, capacityOf(ratePerSecond));
}

/** Nothing leaves before `untilMs`; afterwards it starts empty. An earlier end never shortens a pause. */
export function pauseUntil(bucket: TokenBucket, untilMs: number, nowMs: number): void {
  bucket.pausedUntilMs = Math.max(bucket.pausedUntilMs, untilMs);
  bucket.tokens = 0;
  bucket.refilledAtMs = Math.max(nowMs, bucket.pausedUntilMs);
}

function refill(bucket: TokenBucket, nowMs: number) {
  if (nowMs <= bucket.refilledAtMs) return;
  const flowed = (nowMs - bucket.refilledAtMs) * perMs(bucket.ratePerSecond);
  bucket.tokens = Math.min(capacityOf(bucket.ratePerSecond), bucket.tokens + flowed);
  bucket.refilledAtMs = nowMs;
}

const perMs = (rate: number) => Math.ceil(rate) / windowOf(rate);
const capacityOf = (rate: number) => 1 + rate * CATCH_UP_SHARE;
/** `Math.ceil(rate)` messages take this long. */
const windowOf = (rate: number) => (Math.ceil(rate) / rate) * WINDOW_MS;

function checkRate(rate: number) {
  if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`A rate is above 0: ${rate}`);
}
