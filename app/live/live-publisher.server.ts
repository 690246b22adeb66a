import pg from "pg";
import type { Placed } from "~/features/inbox/core/sight";
import type { Database } from "~/platform/db/database.server";
import type { LiveFact } from "./live-fact";
import { type LiveNotice, packPlaces, type SightFact } from "./live-notice";

/** NOTIFY channel that every worker with the role `live` listens to. */
export const LIVE_CHANNEL = "mia_live";
/** Postgres refuses a NOTIFY payload of 8000 bytes or more. */
const MOST_BYTES = 7_500;

/** The first of a quiet time leaves `first` later, what follows at most so often. Milliseconds. */
interface Beat {
  first: number;
  between: number;
}
const QUICK: Beat = { first: 1, between: 20 };
const CALM: Beat = { first: 10, between: 250 };

/** People wait for these. */
const QUICK_KINDS = new Set<string>(["message", "conversation", "typing", "presence", "sight"]);

interface LivePublisher {
  add(companyId: string, fact: LiveFact | SightFact, places?: readonly Placed[]): void;
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
  const tell = async (notices: LiveNotice[]) => {
    for (const payload of pack(notices)) {
      await pool.query("SELECT pg_notify($1, $2)", [LIVE_CHANNEL, payload]).catch(() => {});
    }
  };
  const quick = createPacer(QUICK, tell);
  const calm = createPacer(CALM, tell);
  return {
    add: (companyId, fact, places) =>
      (QUICK_KINDS.has(fact.kind) ? quick : calm).add(companyId, fact, places),
    async close() {
      await Promise.all([quick.flush(), calm.flush()]);
      await pool.end();
    },
  };
}

interface Waiting {
  companyId: string;
  fact: LiveFact | SightFact;
  places?: Placed[];
}

/** The same fact said again before it left is said once, with all its places. */
function createPacer({ first, between }: Beat, tell: (notices: LiveNotice[]) => Promise<void>) {
  const waiting = new Map<string, Waiting>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;

  async function flush() {
    clearTimeout(timer);
    timer = undefined;
    lastMs = performance.now();
    const notices = [...waiting.values()].map(
      ({ companyId, fact, places }): LiveNotice =>
        places ? [companyId, fact, packPlaces(places)] : [companyId, fact],
    );
    waiting.clear();
    await tell(notices);
  }

  return {
    add(companyId: string, fact: LiveFact | SightFact, places?: readonly Placed[]) {
      const key = companyId + keyOf(fact);
      const before = waiting.get(key)?.places;
      // Set anew at the end: of typing on and off, the last one counts.
      waiting.delete(key);
      waiting.set(key, { companyId, fact, ...(places && { places: [...(before ?? []), ...places] }) });
      const restMs = lastMs + between - performance.now();
      timer ??= setTimeout(flush, Math.max(first, restMs));
    },
    flush,
  };
}

function keyOf(fact: LiveFact | SightFact): string {
  return fact.kind === "typing" ? `typing ${fact.conversationId} ${fact.who}` : JSON.stringify(fact);
}

function pack(notices: LiveNotice[]): string[] {
  const payloads: string[] = [];
  let batch: string[] = [];
  let bytes = 2;
  for (const notice of notices) {
    const text = JSON.stringify(notice);
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
