import pg from "pg";
import type { Database } from "~/platform/db/database.server";
import type { LiveFact } from "./live-fact";

/** NOTIFY channel that every worker with the role `live` listens to. */
export const LIVE_CHANNEL = "mia_live";
const COALESCE_MS = 250;
/** Postgres refuses a NOTIFY payload of 8000 bytes or more. */
const MOST_BYTES = 7_500;

interface LivePublisher {
  add(companyId: string, fact: LiveFact): void;
  close(): Promise<void>;
}

const publishers = new WeakMap<Database, LivePublisher>();

/** One publisher per process, on a connection of its own: NOTIFY inside busy transactions would make commits queue. */
export function livePublisherOf(database: Database): LivePublisher {
  const known = publishers.get(database);
  if (known) return known;
  const made = createLivePublisher(database.settings.directUrl);
  publishers.set(database, made);
  return made;
}

function createLivePublisher(directUrl: string): LivePublisher {
  const pool = new pg.Pool({
    connectionString: directUrl,
    max: 1,
    idleTimeoutMillis: 30_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {});
  const waiting = new Map<string, { companyId: string; fact: LiveFact }>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastFlushMs = 0;

  async function flush() {
    timer = undefined;
    lastFlushMs = performance.now();
    const entries = [...waiting.values()];
    waiting.clear();
    for (const payload of pack(entries)) {
      await pool.query("SELECT pg_notify($1, $2)", [LIVE_CHANNEL, payload]).catch(() => {});
    }
  }

  return {
    add(companyId, fact) {
      waiting.set(companyId + JSON.stringify(fact), { companyId, fact });
      const sinceMs = performance.now() - lastFlushMs;
      timer ??= setTimeout(flush, sinceMs >= COALESCE_MS ? 10 : COALESCE_MS - sinceMs);
    },
    async close() {
      clearTimeout(timer);
      await flush();
      await pool.end();
    },
  };
}

function pack(entries: { companyId: string; fact: LiveFact }[]): string[] {
  const payloads: string[] = [];
  let batch: string[] = [];
  let bytes = 2;
  for (const entry of entries) {
    const text = JSON.stringify([entry.companyId, entry.fact]);
    if (bytes + text.length + 1 > MOST_BYTES && batch.length > 0) {
      payloads.push(`[${batch.join(",")}]`);
      batch = [];
      bytes = 2;
    }
    batch.push(text);
    bytes += text.length + 1;
  }
  if (batch.length > 0) payloads.push(`[${batch.join(",")}]`);
  return payloads;
}
