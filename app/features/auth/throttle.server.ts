import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "~/platform/db/database.server";
import { AppError } from "~/platform/errors/app-error";

/** How often, per 15 minutes, over all web processes. */
const LIMITS = {
  /** One e-mail from one address: a person who forgot, or a guesser. */
  "log-in-pair": 8,
  /** One e-mail from anywhere: a guesser with many addresses. */
  "log-in-account": 40,
  /** One address over all e-mails: a guesser with a list. */
  "log-in-address": 60,
  "sign-up-address": 30,
  "reset-address": 20,
  "change-password": 8,
  "invitation-address": 30,
} as const;
const WINDOW_SECONDS = 900;

export type ThrottleName = keyof typeof LIMITS;

const made = new WeakMap<Database, Map<ThrottleName, RateLimiterPostgres>>();

/**
 * Takes one try. Names are hashed: the table holds no e-mail and no address.
 * @throws AppError TOO_MANY_REQUESTS with the minutes to wait
 */
export async function takeTry(database: Database, name: ThrottleName, who: string): Promise<void> {
  try {
    await limiterOf(database, name).consume(keyOf(who));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new AppError("TOO_MANY_REQUESTS", "auth.errors.tooManyTries", {
      minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)),
    });
  }
}

/** After the right answer: gives the tries back. */
export async function forgetTries(database: Database, name: ThrottleName, who: string): Promise<void> {
  await limiterOf(database, name).delete(keyOf(who));
}

/** After the right answer, for a count that others share: gives this one try back. */
export async function returnTry(database: Database, name: ThrottleName, who: string): Promise<void> {
  await limiterOf(database, name).reward(keyOf(who));
}

const keyOf = (who: string) => createHash("sha256").update(who).digest("base64url");

function limiterOf(database: Database, name: ThrottleName): RateLimiterPostgres {
  const known = made.get(database) ?? new Map<ThrottleName, RateLimiterPostgres>();
  made.set(database, known);
  const limiter = known.get(name) ?? createLimiter(database, name);
  known.set(name, limiter);
  return limiter;
}

function createLimiter(database: Database, name: ThrottleName): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: {
      query: ({ text, values }: { text: string; values: unknown[] }) =>
        database.auth.run(async (sql) => {
          const rows = await sql.query(text, values);
          return { rows, rowCount: rows.length };
        }),
    },
    storeType: "pool",
    tableName: "throttle",
    tableCreated: true,
    keyPrefix: name,
    points: LIMITS[name],
    duration: WINDOW_SECONDS,
    clearExpiredByTimeout: true,
  });
}
