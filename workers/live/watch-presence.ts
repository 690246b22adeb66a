import { keepPresence } from "~/features/inbox/presence.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import type { Logger } from "~/platform/logger/logger";
import type { Seat } from "./live-rooms";

export interface WatchPresenceOptions {
  database: Database;
  logger: Logger;
  /** Members with an open socket here, by company. */
  members(): Map<string, Set<string>>;
}

const BEAT_MS = 25_000;
/** Reaches back over a beat that came late, so that nobody's leaving is passed over; told twice it does no harm. */
const BACK_SECONDS = 60;
const AT_ONCE = 4;

/**
 * While a member has a socket here, the database says so anew every 25 seconds, and at once when they come. Who stopped
 * being seen anywhere is noticed by every worker at which a colleague listens, also when their own worker died.
 */
export function watchPresence({ database, logger, members }: WatchPresenceOptions) {
  /** "company member" → when it was last written. */
  const written = new Map<string, number>();
  let beating: Promise<void> | undefined;

  async function keep(companyId: string, userIds: string[]) {
    const nowMs = performance.now();
    for (const userId of userIds) written.set(`${companyId} ${userId}`, nowMs);
    const actor = { kind: "system", task: "live" } as const;
    try {
      await keepPresence(createCompanyContext(database, { companyId, actor }), userIds, BACK_SECONDS);
    } catch (error) {
      for (const userId of userIds) written.delete(`${companyId} ${userId}`);
      logger.warn({ companyId, error: String(error) }, "who is online was not written");
    }
  }

  async function beat() {
    const here = [...members()];
    written.clear();
    const next = async () => {
      for (let one = here.pop(); one; one = here.pop()) await keep(one[0], [...one[1]]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  const timer = setInterval(() => {
    beating ??= beat().finally(() => {
      beating = undefined;
    });
  }, BEAT_MS);

  return {
    /** One page more of somebody who was just written changes nothing. */
    arrived(seats: readonly Seat[]) {
      const fresh = new Map<string, Set<string>>();
      for (const { companyId, userId, isKey } of seats) {
        if (isKey || written.has(`${companyId} ${userId}`)) continue;
        fresh.set(companyId, (fresh.get(companyId) ?? new Set()).add(userId));
      }
      for (const [companyId, userIds] of fresh) void keep(companyId, [...userIds]);
    },
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}
