import pg from "pg";
import type { Logger } from "~/platform/logger/logger";

/**
 * Session advisory locks on one direct connection: while it lives, so does the owner of these lanes (or WhatsApp sessions),
 * and the moment the process dies Postgres lets them all go. The lock only says "alive"; the lease row and its epoch are
 * the authority.
 */
export interface OwnerLocks {
  /** True when nobody alive holds the lane (or we already do). */
  tryLock(connectionId: string): Promise<boolean>;
  /** As tryLock, for many at once. → those that we hold now */
  tryLocks(connectionIds: string[]): Promise<Set<string>>;
  unlock(connectionId: string): Promise<void>;
  /** Takes the locks of the lanes that we run again when their connection was lost. Without it we would look dead. */
  keep(): Promise<void>;
  close(): Promise<void>;
}

/** @param prefix what is owned: locks of lanes and of sessions are two worlds */
export function openOwnerLocks(
  directUrl: string,
  logger: Logger,
  prefix: "lane" | "session" = "lane",
): OwnerLocks {
  const KEY = `hashtextextended('${prefix}:' || $1, 0)`;
  const held = new Set<string>();
  let client: pg.Client | undefined;

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const fresh = new pg.Client({ connectionString: directUrl, keepAlive: true });
    fresh.on("error", (error) => {
      logger.warn({ error: error.message }, `lost the connection that holds the locks (${prefix})`);
      if (client === fresh) client = undefined;
    });
    fresh.on("end", () => {
      if (client === fresh) client = undefined;
    });
    await fresh.connect();
    client = fresh;
    // Lanes that we still run after a database restart: hold them again, unless somebody was quicker.
    for (const id of held) await fresh.query(`SELECT pg_try_advisory_lock(${KEY})`, [id]);
    return fresh;
  }

  let last: Promise<unknown> = Promise.resolve();
  /** One statement at a time: a connection has no room for two. */
  function ask(live: pg.Client, text: string, values: unknown[]): Promise<pg.QueryResult> {
    const answer = last.then(() => live.query(text, values));
    last = answer.catch(() => {});
    return answer;
  }

  return {
    async tryLock(connectionId) {
      const live = await connected();
      if (held.has(connectionId)) return true;
      const { rows } = await ask(live, `SELECT pg_try_advisory_lock(${KEY}) AS got`, [connectionId]);
      if (rows[0].got) held.add(connectionId);
      return rows[0].got as boolean;
    },
    async tryLocks(connectionIds) {
      const live = await connected();
      const wanted = connectionIds.filter((id) => !held.has(id));
      if (wanted.length > 0) {
        const { rows } = await ask(
          live,
          `SELECT id FROM unnest($1::text[]) AS id
           WHERE pg_try_advisory_lock(hashtextextended('${prefix}:' || id, 0))`,
          [wanted],
        );
        for (const { id } of rows) held.add(id);
      }
      return new Set(connectionIds.filter((id) => held.has(id)));
    },
    async unlock(connectionId) {
      if (!held.delete(connectionId) || !client) return;
      await ask(client, `SELECT pg_advisory_unlock(${KEY})`, [connectionId]);
    },
    async keep() {
      if (held.size > 0) await connected();
    },
    async close() {
      await client?.end();
    },
  };
}
