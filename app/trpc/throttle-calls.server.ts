import { RateLimiterMemory } from "rate-limiter-flexible";
import { AppError } from "~/platform/errors/app-error";

const limiters = {
  key: new RateLimiterMemory({ points: 3_000, duration: 60 }),
  "wrong-key": new RateLimiterMemory({ points: 60, duration: 60 }),
};

/**
 * Per web process and in memory: a key may ask 3,000 times a minute, an address may guess 60 times. It protects the
 * database from a program gone wild; it is no quota, so it costs no row.
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function throttleCalls(what: keyof typeof limiters, who: string): Promise<void> {
  try {
    await limiters[what].consume(who);
  } catch (refusal) {
    const seconds = Math.ceil(((refusal as { msBeforeNext?: number }).msBeforeNext ?? 60_000) / 1000);
    throw new AppError("TOO_MANY_REQUESTS", "api-keys.errors.tooMany", { seconds });
  }
}
