import pg from "pg";
import type { LiveNotice } from "~/live/live-notice";
import { LIVE_CHANNEL } from "~/live/live-publisher.server";
import type { Logger } from "~/platform/logger/logger";

export interface FactListener {
  /** Resolves when it listens for the first time. */
  readonly ready: Promise<void>;
  isListening(): boolean;
  stop(): Promise<void>;
}

interface ListenOptions {
  /** Straight to Postgres: a pooler in transaction mode forgets LISTEN. */
  directUrl: string;
  logger: Logger;
  onFacts(notices: LiveNotice[]): void;
  /** The connection was lost and is back: notices in between are gone. */
  onGap(): void;
}

const HEARTBEAT_MS = 15_000;
const MOST_WAIT_MS = 5_000;

/** LISTEN on a connection of its own, opened again whenever it is lost. */
export function listenToFacts({ directUrl, logger, onFacts, onGap }: ListenOptions): FactListener {
  const first = Promise.withResolvers<void>();
  let client: pg.Client | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let listening = false;
  let stopped = false;
  let everListened = false;
  let failures = 0;

  async function open() {
    const next = new pg.Client({
      connectionString: directUrl,
      application_name: "mia live",
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client = next;
    next.on("error", () => {});
    next.on("end", () => lost(next));
    next.on("notification", ({ payload }) => payload && read(payload));
    try {
      await next.connect();
      await next.query(`LISTEN ${LIVE_CHANNEL}`);
      if (client === next && !stopped) listens(next);
    } catch {
      lost(next);
    }
  }

  function listens(current: pg.Client) {
    listening = true;
    failures = 0;
    if (everListened) onGap();
    everListened = true;
    first.resolve();
    // A connection that died without a word is found out by asking.
    heartbeat = setInterval(() => current.query("SELECT 1").catch(() => lost(current)), HEARTBEAT_MS);
  }

  function lost(which: pg.Client) {
    if (client !== which) return;
    client = undefined;
    listening = false;
    clearInterval(heartbeat);
    which.end().catch(() => {});
    if (stopped) return;
    failures += 1;
    logger.warn({ failures }, "live events: connection lost");
    timer = setTimeout(open, Math.min(MOST_WAIT_MS, 100 * 2 ** failures));
  }

  function read(payload: string) {
    try {
      onFacts(JSON.parse(payload));
    } catch (error) {
      logger.warn({ error: String(error) }, "live events: unreadable notice");
    }
  }

  open();
  return {
    ready: first.promise,
    isListening: () => listening,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      await client?.end().catch(() => {});
    },
  };
}
