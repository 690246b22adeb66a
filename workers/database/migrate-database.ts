import { applyMigrations } from "./apply-migrations";
import { connectOwner } from "./connect-owner";
import { ensureQueues } from "./ensure-queues";
import { ensureRoles } from "./ensure-roles";

export interface MigrateOptions {
  /** The owner's log-in, past any pooler: a superuser, or the database's owner with CREATEROLE. */
  url: string;
  /** APP_DATABASE_URL's, when web and worker log in as somebody else. */
  appUser?: string;
  log?: (line: string) => void;
  /** Gives up waiting for the database. */
  signal?: AbortSignal;
}

/** Our key among the database's advisory locks: "mia migrate". */
const MIGRATE_LOCK = 6_417_302_119;

/**
 * Brings a database up to date: restricted roles, tables, queues. Does nothing that is done already, and two at once wait
 * for each other. Answers the names of the migrations applied.
 * @throws StartError with one sentence for the operator.
 */
export async function migrateDatabase({ url, appUser, log, signal }: MigrateOptions): Promise<string[]> {
  const client = await connectOwner(url, signal);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATE_LOCK]);
    await ensureRoles(client, appUser);
    const applied = await applyMigrations(client, url);
    for (const name of applied) log?.(name);
    await ensureQueues(client, url);
    return applied;
  } finally {
    await client.end();
  }
}
