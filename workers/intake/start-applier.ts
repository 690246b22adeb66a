import { pruneInboundRaw } from "~/features/webhooks/dead-letters.sql.server";
import { isAnythingPending } from "~/features/webhooks/inbound-queue.sql.server";
import { createEventRouter } from "~/features/webhooks/route-events.server";
import type { Clock } from "~/platform/clock/clock";
import type { Database } from "~/platform/db/database.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import type { Logger } from "~/platform/logger/logger";
import { applyDue } from "./apply-due";
import { sweepParked } from "./sweep-parked";

export interface ApplierOptions {
  database: Database;
  logger: Logger;
  clock: Clock;
  /** Batches under way at once in this process. */
  hands?: number;
}

export interface Applier {
  /** Takes nothing more, waits for what is in hand. */
  stop(): Promise<void>;
  /** Resolves when nothing that is due is left: for tests and benchmarks. */
  idle(): Promise<void>;
  /** Events applied since the start, repeats included. */
  readonly applied: number;
}

const IDLE_MS = 50;
const TROUBLE_MS = 500;
const SWEEP_MS = 2_000;
const PRUNE_MS = 3_600_000;
const RAW_DAYS = 8;
const DEAD_DAYS = 90;

/** How far back a parked status is looked at: the fresh ones often, the old ones rarely. Every n-th sweep, seconds. */
const SWEEPS = [
  [1, 60],
  [30, 3_600],
  [1_800, 7 * 86_400],
] as const;

/**
 * Applies stored webhooks until it is stopped. Several of them, in one or many processes, share the work; whoever dies
 * with webhooks in hand loses them to another after the lease.
 */
export function startApplier(options: ApplierOptions): Applier {
  const { database, logger, clock, hands = 2 } = options;
  const applying = { database, clock, router: createEventRouter(systemLookups(database), clock) };
  const stopping = Promise.withResolvers<void>();
  let stopped = false;
  let applied = 0;
  let sweeps = 0;
  let sweptMs = clock.monotonic();
  let prunedMs = clock.monotonic();

  const rest = (ms: number) => Promise.race([Bun.sleep(ms), stopping.promise]);

  /** → whether there was anything to do */
  async function once(): Promise<boolean> {
    const due = await applyDue(applying);
    applied += due.events;
    return due.webhooks > 0;
  }

  async function hand() {
    while (!stopped) {
      const busy = await once().catch(async (error) => {
        logger.error({ error: String(error) }, "webhooks cannot be applied");
        await rest(TROUBLE_MS);
        return true;
      });
      if (!busy) await rest(IDLE_MS);
    }
  }

  async function housekeeper() {
    while (!stopped) {
      await rest(SWEEP_MS / 4);
      if (stopped) return;
      await keepHouse().catch((error) => logger.error({ error: String(error) }, "parked webhooks"));
    }
  }

  async function keepHouse() {
    if (clock.monotonic() - sweptMs >= SWEEP_MS) {
      sweptMs = clock.monotonic();
      sweeps += 1;
      const seconds = Math.max(...SWEEPS.map(([every, back]) => (sweeps % every === 0 ? back : 0)));
      await sweepParked(database, clock, seconds);
    }
    if (clock.monotonic() - prunedMs >= PRUNE_MS) {
      prunedMs = clock.monotonic();
      await pruneInboundRaw(database.intake, { rawDays: RAW_DAYS, deadDays: DEAD_DAYS });
    }
  }

  const running = [...Array.from({ length: hands }, hand), housekeeper()];
  return {
    get applied() {
      return applied;
    },
    async stop() {
      stopped = true;
      stopping.resolve();
      await Promise.all(running);
    },
    async idle() {
      while (!stopped && (await isAnythingPending(database.intake))) await rest(5);
    },
  };
}
