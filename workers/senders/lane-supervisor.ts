import { isSessionOpen } from "~/features/outgoing/held-session";
import { releaseLane, takeLane } from "~/features/outgoing/lane-ownership.sql.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { type LaneRow, systemLookups } from "~/platform/db/system-lookups.server";
import { type RunningLane, runLane } from "./lane";
import { lookAgain } from "./look-again";
import { openOwnerLocks } from "./owner-locks";

const LOOK_EVERY_MS = 200;
/** The row was not renewed for this long although its lock is held: the owner is frozen. */
const FROZEN_AFTER_MS = 15_000;
/** Nobody with a session cares for the lane of its dead owner. */
const FORGOTTEN_AFTER_MS = 60_000;
const IDLE_RELEASE_MS = 30_000;

export interface LaneSupervisor {
  stop(): Promise<void>;
  readonly lanes: ReadonlyMap<string, RunningLane>;
}

/**
 * Looks which numbers have something to send, takes over the lanes that nobody alive owns, and runs them. Any number of
 * workers may do this at once: lock, lease and epoch decide.
 */
export function startLaneSupervisor(owner: string): LaneSupervisor {
  const { database, logger, clock } = appProcess();
  const lookups = systemLookups(database);
  const locks = openOwnerLocks(database.settings.directUrl, logger);
  const lanes = new Map<string, RunningLane>();
  let stopped = false;

  async function look() {
    try {
      const now = clock.now();
      await locks.keep();
      const due = await lookups.dueLanes(now);
      // A dead owner's lane may hold claimed rows and nothing due: it must be taken over all the same.
      const owned = await lookups.ownedLanes();
      for (const lane of due) await consider(lane);
      for (const lane of owned) if (lane.owner !== owner) await consider(lane);
      releaseIdle();
    } catch (error) {
      logger.warn({ error: String(error) }, "looking for lanes failed; trying again");
    }
  }

  async function consider(lane: LaneRow) {
    if (stopped) return;
    const running = lanes.get(lane.connectionId);
    if (running) return running.poke();
    const mine = mayRun(lane);
    // Beside no socket of ours it is only cleared away after its owner's death; whoever opens the socket takes it then.
    if (!mine && (lane.owner === null || !mayClear(lane))) return;
    const others = lane.owner !== null && lane.owner !== owner;
    const free = others && !locks.certain ? false : await locks.tryLock(lane.connectionId);
    const frozen = lane.owner !== null && !isFresh(lane);
    if (!free && !frozen) return;
    const ctx = createCompanyContext(database, {
      companyId: lane.companyId,
      actor: { kind: "system", task: "lane" },
    });
    const taken = await takeLane(ctx, lane.connectionId, owner, lane.epoch);
    if (!taken) return mine ? undefined : locks.unlock(lane.connectionId);
    if (!free) await wrest(lane.connectionId);
    if (taken.unknown.length > 0) {
      logger.info({ connectionId: lane.connectionId, unknown: taken.unknown.length }, "took a lane over");
    }
    if (!mine) {
      await releaseLane(ctx, lane.connectionId, taken.epoch);
      return locks.unlock(lane.connectionId);
    }
    const started = runLane(ctx, lane.connectionId, taken.epoch);
    lanes.set(lane.connectionId, started);
    void started.ended.then(async () => {
      lanes.delete(lane.connectionId);
      await locks.unlock(lane.connectionId).catch(() => {});
    });
  }

  async function wrest(connectionId: string) {
    await locks.wrest(connectionId).catch((error) => {
      logger.warn({ connectionId, error: String(error) }, "the lock of a frozen lane could not be taken yet");
    });
  }

  /** A number linked by QR is sent for by the worker that holds its socket, while it is open. */
  function mayRun({ sessionOwner, connectionId }: LaneRow): boolean {
    return sessionOwner === null || (sessionOwner === owner && isSessionOpen(connectionId));
  }

  /** Whoever holds its session, or is about to take it, knows what has never left; others would call all of it unknown. */
  function mayClear({ sessionOwner, renewedAgoMs }: LaneRow): boolean {
    const forgotten = renewedAgoMs !== null && renewedAgoMs >= FORGOTTEN_AFTER_MS;
    return sessionOwner === owner || sessionOwner === "" || forgotten;
  }

  function isFresh(lane: LaneRow): boolean {
    return lane.renewedAgoMs !== null && lane.renewedAgoMs < FROZEN_AFTER_MS;
  }

  function releaseIdle() {
    const nowMs = clock.monotonic();
    for (const lane of lanes.values()) {
      if (lane.idleSinceMs !== undefined && nowMs - lane.idleSinceMs > IDLE_RELEASE_MS) void lane.stop();
    }
  }

  const stopLooking = lookAgain(look, LOOK_EVERY_MS);

  return {
    lanes,
    async stop() {
      stopped = true;
      await stopLooking();
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      await locks.close();
    },
  };
}
