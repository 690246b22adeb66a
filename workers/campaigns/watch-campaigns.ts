import { type ResultHistories, watchCompany } from "~/features/campaigns/watch-company.server";
import { type JudgedNumbers, watchNumbers } from "~/features/campaigns/watch-numbers.server";
import type { Clock } from "~/platform/clock/clock";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Database } from "~/platform/db/database.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import type { Logger } from "~/platform/logger/logger";

export interface CampaignWatch {
  /** One round, now; for tests. A round that is under way is waited for. */
  round(): Promise<void>;
  stop(): Promise<void>;
}

const WATCHED = ["scheduled", "preparing", "running", "paused"];

/**
 * Looks at every campaign that is under way: starts those that are due, finishes those that are done, pauses by quality
 * with a named reason, resumes where the cause is gone, puts lost preparations back. Several workers may watch at once:
 * every act is guarded by the campaign's lock.
 */
export function startCampaignWatch(options: {
  database: Database;
  logger: Logger;
  clock: Clock;
  intervalMs?: number;
}): CampaignWatch {
  const { database, logger, clock, intervalMs = 500 } = options;
  const histories: ResultHistories = new Map();
  const judgedAt: JudgedNumbers = new Map();
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  async function look() {
    const places = await systemLookups(database).campaignsInState(WATCHED);
    for (const [companyId, ids] of byCompany(places)) {
      if (stopped) return;
      const ctx = createCompanyContext(database, {
        companyId,
        actor: { kind: "system", task: "campaign-watch" },
      });
      // One company's trouble must not stop the others' campaigns.
      await watchCompany(ctx, ids, histories, clock.now()).catch((error) =>
        logger.error({ companyId, error: String(error) }, "campaigns were not looked at"),
      );
      await watchNumbers(ctx, ids, judgedAt, clock.now()).catch((error) =>
        logger.error({ companyId, error: String(error) }, "numbers by QR were not looked at"),
      );
    }
  }

  function round() {
    running = running.then(look).catch((error) => logger.warn({ error: String(error) }, "campaign watch"));
    return running;
  }

  async function tick() {
    await round();
    if (!stopped) timer = setTimeout(tick, intervalMs);
  }
  timer = setTimeout(tick, intervalMs);

  return {
    round,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function byCompany(places: { companyId: string; campaignId: string }[]): Map<string, string[]> {
  const companies = new Map<string, string[]>();
  for (const { companyId, campaignId } of places) {
    const ids = companies.get(companyId);
    if (ids) ids.push(campaignId);
    else companies.set(companyId, [campaignId]);
  }
  return companies;
}
