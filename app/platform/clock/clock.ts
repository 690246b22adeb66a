/** Time as a dependency: handlers and lanes take one, so that a test can move it. */
export interface Clock {
  /** Wall clock, for what is stored and compared with other machines. */
  now(): Date;
  /** Milliseconds that never jump, for pacing. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };
