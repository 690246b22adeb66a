import { releaseSession, takeSession } from "~/features/whatsapp/session-ownership.sql.server";
import { appProcess, setAppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { type SessionRow, systemLookups } from "~/platform/db/system-lookups.server";
import { lookAgain } from "../senders/look-again";
import { openOwnerLocks } from "../senders/owner-locks";
import { type RunningSession, runSession } from "./run-session";
import { handleCommands } from "./session-commands";
import { holdLeases } from "./session-leases";

const LOOK_EVERY_MS = 200;
/** The row was not renewed for this long although its lock is held: the owner is frozen. */
const FROZEN_AFTER_MS = 15_000;
/** Sockets that are being opened at once: a worker that comes up with hundreds does not knock with all of them. */
const STARTING_AT_ONCE = 25;
/** A socket that has come nowhere by then makes room for the next; it goes on by itself. */
const STARTED_BY_MS = 10_000;

export interface SessionSupervisor {
  readonly sessions: ReadonlyMap<string, RunningSession>;
  stop(): Promise<void>;
}

/**
 * Looks which numbers linked by QR want a socket, takes over those that nobody alive owns, and runs them: the one place that
 * holds sockets. Any number of workers may do this at once: lock, lease and epoch decide.
 */
export function startSessionSupervisor(owner: string): SessionSupervisor {
  const { database, logger } = appProcess();
  const lookups = systemLookups(database);
  const locks = openOwnerLocks(database.settings.directUrl, logger, "session");
  const leases = holdLeases();
  const sessions = new Map<string, RunningSession>();
  // Lanes of this process send through them.
  setAppProcess({ ...appProcess(), whatsappSessions: sessions });
  let stopped = false;
  let starting = 0;

  async function look() {
    try {
      await locks.keep();
      const rows = await lookups.sessions();
      const absent = rows.filter(({ connectionId }) => !sessions.has(connectionId));
      for (const row of rows) {
        if (row.wanted === "off") void sessions.get(row.connectionId)?.stop();
      }
      const asked = absent.filter(mayBeFree).slice(0, 500);
      const free = await locks.tryLocks(asked.map(({ connectionId }) => connectionId));
      await Promise.all(absent.map((row) => consider(row, free.has(row.connectionId))));
      await handleCommands(lookups, sessions);
    } catch (error) {
      logger.warn({ error: String(error) }, "looking for sessions failed; trying again");
    }
  }

  const mayBeFree = (row: SessionRow) => row.owner === null || row.owner === owner || locks.certain;

  async function consider(row: SessionRow, free: boolean) {
    const { connectionId, companyId } = row;
    const frozen = row.owner !== null && row.renewedAgoMs !== null && row.renewedAgoMs >= FROZEN_AFTER_MS;
    if (!free && !frozen) return;
    const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "session" } });
    const unlock = () => locks.unlock(connectionId).catch(() => {});
    // Its lock stays ours: its turn comes at one of the next looks.
    if (stopped || (row.wanted !== "off" && starting >= STARTING_AT_ONCE)) return;
    starting += 1;
    let begun = false;
    try {
      const epoch = await takeSession(ctx, connectionId, owner, row.epoch);
      if (epoch === undefined) return await unlock();
      if (!free) await wrest(connectionId);
      // Nobody wants it any more, and its owner died before it could say that it let go.
      if (row.wanted === "off") {
        await releaseSession({ ctx, connectionId, epoch });
        return await unlock();
      }
      const session = runSession({ ctx, connectionId, epoch });
      begun = true;
      sessions.set(connectionId, session);
      leases.hold(ctx, session);
      void Promise.race([session.started, Bun.sleep(STARTED_BY_MS)]).then(() => {
        starting -= 1;
      });
      void session.ended.then(async () => {
        leases.drop(connectionId);
        await unlock();
        sessions.delete(connectionId);
      });
    } finally {
      if (!begun) starting -= 1;
    }
  }

  async function wrest(connectionId: string) {
    await locks.wrest(connectionId).catch((error) => {
      logger.warn(
        { connectionId, error: String(error) },
        "the lock of a frozen session could not be taken yet",
      );
    });
  }

  const stopLooking = lookAgain(look, LOOK_EVERY_MS);

  return {
    sessions,
    async stop() {
      stopped = true;
      await stopLooking();
      await Promise.all([...sessions.values()].map((session) => session.stop()));
      leases.stop();
      await locks.close();
    },
  };
}
