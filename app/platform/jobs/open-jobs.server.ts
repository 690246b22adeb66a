import { PgBoss } from "pg-boss";
import type { Database } from "../db/database.server";
import type { Logger } from "../logger/logger";

/**
 * pg-boss on its own direct connection as mia_jobs, which owns the schema `pgboss` and reads no tenant table.
 * web: enqueues only. worker: also supervises and runs.
 */
export async function openJobs(database: Database, logger: Logger, mode: "enqueue" | "run"): Promise<PgBoss> {
  const url = new URL(database.settings.directUrl);
  url.searchParams.set("options", "-c role=mia_jobs");
  const boss = new PgBoss({
    connectionString: url.toString(),
    max: mode === "run" ? 4 : 2,
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    schedule: mode === "run",
    supervise: mode === "run",
    useListenNotify: mode === "run",
  });
  boss.on("error", (error) => logger.warn({ error: error.message }, "job queue"));
  boss.on("warning", (warning) => logger.warn({ warning: warning.message }, "job queue"));
  await boss.start();
  database.boss = boss;
  return boss;
}
