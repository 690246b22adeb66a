import type pg from "pg";
import { PgBoss } from "pg-boss";
import { JOB_QUEUES } from "~/platform/jobs/queues";

/** pg-boss's own tables beside the jobs: the app's role may look. One holds statements that mia_jobs runs. */
const NOT_JOBS =
  "version, queue, schedule, subscription, bam, warning, queue_stats, job_dependency, instance".split(", ");

/**
 * pg-boss's schema `pgboss`, owned by mia_jobs, with its tables and our queues. The app's role may look and enqueue in
 * its own transaction, nothing else; partitions that pg-boss makes later inherit that.
 */
export async function ensureQueues(client: pg.Client, url: string): Promise<void> {
  await createSchema(client);
  await withBoss(url, async (boss) => {
    const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const { name, options } of JOB_QUEUES) {
      const { policy, ...changeable } = options;
      if (!existing.has(name)) await boss.createQueue(name, options);
      else await boss.updateQueue(name, changeable);
    }
  });
  await asJobs(client, [
    `REVOKE INSERT ON ${NOT_JOBS.map((table) => `pgboss.${table}`).join(", ")} FROM mia_app`,
  ]);
}

async function createSchema(client: pg.Client) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_namespace WHERE nspname = 'pgboss'");
  if (!rowCount) await client.query("CREATE SCHEMA pgboss AUTHORIZATION mia_jobs");
  await asJobs(client, [
    "GRANT USAGE ON SCHEMA pgboss TO mia_app",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT ON TABLES TO mia_app",
    "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA pgboss TO mia_app",
  ]);
}

/** As the schema's owner, all or nothing: sent as one message, which is one transaction. */
async function asJobs(client: pg.Client, statements: string[]) {
  await client.query(["SET LOCAL ROLE mia_jobs", ...statements].join("; "));
}

async function withBoss(url: string, act: (boss: PgBoss) => Promise<void>) {
  const boss = new PgBoss({
    connectionString: urlAsJobs(url),
    max: 2,
    schema: "pgboss",
    createSchema: false,
    migrate: true,
    supervise: false,
    schedule: false,
  });
  let failure: unknown;
  boss.on("error", (error) => {
    failure ??= error;
  });
  await boss.start();
  try {
    await act(boss);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}

/** The same log-in, switched to the jobs' role from its first message on. */
function urlAsJobs(url: string): string {
  const target = new URL(url);
  target.searchParams.set("options", "-c role=mia_jobs");
  return target.toString();
}
