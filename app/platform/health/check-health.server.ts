import type { Database } from "../db/database.server";
import { version } from "../version";

export interface Health {
  status: "ok" | "failing";
  version: string;
  /** "ok", or why not, without addresses or passwords. */
  database: string;
  queue: string;
}

const PATIENCE_MS = 3_000;

/** Asks Postgres and the job queue whether this process can do its work. Never throws. */
export async function checkHealth(database: Database): Promise<Health> {
  const [databaseState, queue] = await Promise.all([
    stateOf(() => database.lookups.run((sql) => sql.query("SELECT 1"))),
    stateOf(async () => {
      if (!database.boss) throw new Error("not open");
      await database.boss.getDb().executeSql("SELECT 1 FROM pgboss.version");
    }),
  ]);
  const status = databaseState === "ok" && queue === "ok" ? "ok" : "failing";
  return { status, version, database: databaseState, queue };
}

async function stateOf(ask: () => Promise<unknown>): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("no answer"), PATIENCE_MS);
  });
  const answer = ask().then(
    () => "ok",
    () => "failed",
  );
  const state = await Promise.race([answer, late]);
  clearTimeout(timer);
  return state;
}
