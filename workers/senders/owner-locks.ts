import pg from "pg";
import type { Logger } from "~/platform/logger/logger";

/**
 * After their connection was lost, others have lost theirs as well: for this long a free lock does not say that its owner is
 * dead, who takes it again at their next look.
 */
const UNCERTAIN_MS = 4_000;
const GONE_WITHIN_MS = 2_000;

/**
 * Session advisory locks on one direct connection: while it lives, so does the owner of these lanes (or WhatsApp sessions),
 * and the moment the process dies Postgres lets them all go. The lock only says "alive"; the lease row and its epoch are
 * the authority.
 */
export interface OwnerLocks {
  /** False for a moment after the database was away: what others own is left alone then, whatever its lock says. */
  readonly certain: boolean;
  /** True when nobody alive holds the lane (or we already do). */
  tryLock(connectionId: string): Promise<boolean>;
  /** As tryLock, for many at once. → those that we hold now */
  tryLocks(connectionIds: string[]): Promise<Set<string>>;
  /**
   * Takes the lock out of the hands of a frozen owner, after its epoch has passed. It would let it go as it thaws, and
   * whoever came first, itself too, would take us for dead.
   */
  wrest(connectionId: string): Promise<void>;
  unlock(connectionId: string): Promise<void>;
  /** Takes the locks of what we run again when their connection was lost. Without it we would look dead. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

/** @param prefix what is owned: locks of lanes and of sessions are two worlds */
export function openOwnerLocks(
  directUrl: string,
  logger: Logger,
  prefix: "lane" | "session" = "lane",
): OwnerLocks {
  const key = (id: string) => `hashtextextended('${prefix}:' || ${id}, 0)`;
  const TRY = `SELECT id FROM unnest($1::text[]) AS id WHERE pg_try_advisory_lock(${key("id")})`;
  const END_HOLDER = `
    SELECT pg_terminate_backend(pid, ${GONE_WITHIN_MS}) FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid <> pg_backend_pid()
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (classid::bigint << 32) | objid::bigint = ${key("$1")}`;
  /** What we run. */
  const held = new Set<string>();
  /** What we run and have no lock of right now. */
  const missing = new Set<string>();
  let client: pg.Client | undefined;
  let connecting: Promise<pg.Client> | undefined;
  let certainFromMs = Number.NEGATIVE_INFINITY;

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: directUrl, keepAlive: true });
    const lost = () => {
      certainFromMs = performance.now() + UNCERTAIN_MS;
      if (client === fresh) client = undefined;
    };
    fresh.on("error", (error) => {
      logger.warn({ error: error.message }, `lost the connection that holds the locks (${prefix})`);
      lost();
    });
    fresh.on("end", lost);
    try {
      await fresh.connect();
      for (const id of held) missing.add(id);
      await regain(fresh);
      if (certainFromMs > 0) certainFromMs = performance.now() + UNCERTAIN_MS;
    } catch (error) {
      lost();
      void fresh.end().catch(() => {});
      throw error;
    }
    client = fresh;
    return fresh;
  }

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One statement at a time: a connection has no room for two. */
  function ask(live: pg.Client, text: string, values: unknown[]): Promise<pg.QueryResult> {
    const answer = last.then(() => live.query(text, values));
    last = answer.catch(() => {});
    return answer;
  }

  /** Unless somebody was quicker; then at the next look. */
  async function regain(live: pg.Client) {
    if (missing.size === 0) return;
    const { rows } = await ask(live, TRY, [[...missing]]);
    for (const { id } of rows) missing.delete(id);
  }

  async function tryLocks(connectionIds: string[]): Promise<Set<string>> {
    const live = await connected();
    const wanted = connectionIds.filter((id) => !held.has(id));
    if (wanted.length > 0) {
      const { rows } = await ask(live, TRY, [wanted]);
      for (const { id } of rows) held.add(id);
    }
    return new Set(connectionIds.filter((id) => held.has(id) && !missing.has(id)));
  }

  return {
    get certain() {
      return performance.now() >= certainFromMs;
    },
    tryLocks,
    tryLock: async (connectionId) => (await tryLocks([connectionId])).size === 1,
    async wrest(connectionId) {
      const live = await connected();
      held.add(connectionId);
      missing.add(connectionId);
      await ask(live, END_HOLDER, [connectionId]);
      await regain(live);
    },
    async unlock(connectionId) {
      const locked = held.delete(connectionId) && !missing.delete(connectionId);
      if (locked && client) await ask(client, `SELECT pg_advisory_unlock(${key("$1")})`, [connectionId]);
    },
    async keep() {
      if (held.size > 0) await regain(await connected());
    },
    async close() {
      await client?.end();
    },
  };
}
