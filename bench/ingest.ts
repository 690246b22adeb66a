import { join } from "node:path";
import pg from "pg";
import { WORKER_ENV } from "#/workers/worker-env";
import { seedNumber } from "./dispatch/seed-number";
import { type Made, makeWebhooks } from "./ingest/make-webhooks";
import { type Posted, postAll } from "./ingest/post-all";
import { seedSent } from "./ingest/seed-sent";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";

const SECRET = "app-secret-of-the-bench";
const CONNECTIONS = 64;
const PACED = 3_300;
const here = (file: string) => join(import.meta.dir, "ingest", file);

/**
 * Webhooks in, as Meta sends them. Stored, against one INSERT per request in the same run (alternating, the median of
 * each); applied, alone; and both at 3,300/s while a campaign sends 1,000/s. Postgres with fsync on.
 */
export async function run({ full }: { full: boolean }) {
  const messages = full ? 30_000 : 12_000;
  const postgres = await openBenchPostgres();
  const { variables } = openBenchProcess(postgres.url);
  const env = { ...variables, META_APP_SECRET: SECRET };
  const admin = new pg.Client(postgres.url);
  await admin.connect();
  const graph = startChild(join(import.meta.dir, "dispatch/fake-graph.ts"), {});
  const graphUrl = (await graph.line(/^Graph: /)).slice(7);
  try {
    const sent = await seedSent(graphUrl, messages);
    const made = makeWebhooks({ ...sent, secret: SECRET, seed: 1 });
    const runs: Record<"group" | "single" | "prepared", Posted[]> = { group: [], single: [], prepared: [] };
    const rounds = full ? 5 : 3;
    for (let round = 0; round < rounds; round += 1) {
      for (const peer of ["single", "prepared", "group"] as const) {
        runs[peer].push(await store(env, admin, made, [peer]));
      }
    }
    const applied = await apply(env, admin, made);
    const together = await whileSending(env, admin, graphUrl, full);
    const ours = median(runs.group);
    const single = median(runs.single);
    const prepared = median(runs.prepared);
    console.table({ "group commit": ours, "one insert per request": single, "the same, prepared": prepared });
    console.table({ applied, together });
    return {
      events: made.total,
      storedPerSecond: ours.perSecond,
      webhooks: made.requests.length,
      storedRatio: ratio(ours, single),
      storedRatioToPrepared: ratio(ours, prepared),
      storedP99Ms: ours.p99Ms,
      ...applied,
      ...together,
    };
  } finally {
    await admin.end();
    await graph.stop();
    await postgres.remove();
  }
}

const ratio = (one: Posted, other: Posted) => Number((one.perSecond / other.perSecond).toFixed(2));
const median = (runs: Posted[]) => [...runs].sort((a, b) => a.perSecond - b.perSecond)[runs.length >> 1]!;

async function startWeb(env: Record<string, string>, args: string[]) {
  const web = startChild(here("web-child.ts"), env, args);
  const port = Number((await web.line(/^Web: /)).split(" ")[1]);
  return { web, port };
}

async function store(env: Record<string, string>, admin: pg.Client, made: Made, args: string[]) {
  await admin.query("TRUNCATE inbound_raw, inbound_pending");
  await admin.query("CHECKPOINT");
  const { web, port } = await startWeb(env, args);
  try {
    const posted = await postAll(port, made, { connections: CONNECTIONS });
    if (posted.refused > 0) throw new Error(`${posted.refused} refused`);
    return posted;
  } finally {
    await web.stop();
  }
}

/** What the last round stored, applied by a worker that does nothing else. */
async function apply(env: Record<string, string>, admin: pg.Client, made: Made) {
  await admin.query("VACUUM ANALYZE");
  const startMs = performance.now();
  const worker = startChild(here("worker-child.ts"), env);
  try {
    await worker.line(/^Worker: /);
    const readyMs = performance.now();
    while ((await pending(admin)) > 0) await Bun.sleep(20);
    const seconds = (performance.now() - readyMs) / 1000;
    await check(admin);
    return {
      appliedPerSecond: Math.round(made.total / seconds),
      applierStartMs: Math.round(readyMs - startMs),
      applierPeakMb: Math.round(worker.peakMegabytes()),
    };
  } finally {
    await worker.stop("SIGKILL");
  }
}

/** Every message read, every inbound there once, nothing dead. */
async function check(admin: pg.Client) {
  const { rows } = await admin.query(
    `SELECT (SELECT count(*) FROM outgoing WHERE state <> 'read' AND provider_id IS NOT NULL)::int AS unread,
       (SELECT count(*) FROM inbound_dead)::int AS dead, (SELECT count(*) FROM parked_status)::int AS parked,
       (SELECT count(*) FROM outgoing WHERE provider_id IS NOT NULL)::int AS sent,
       (SELECT count(*) FROM message WHERE direction = 'in')::int AS inbound`,
  );
  const { unread, dead, parked, sent, inbound } = rows[0];
  if (unread + dead + parked > 0 || inbound !== sent)
    throw new Error(`Not applied whole: ${JSON.stringify(rows[0])}`);
}

const pending = async (admin: pg.Client): Promise<number> =>
  (await admin.query("SELECT count(*)::int AS n FROM inbound_pending")).rows[0].n;

/** 3,300 events a second come in and are applied while the same worker sends 1,000 messages a second. */
async function whileSending(env: Record<string, string>, admin: pg.Client, graphUrl: string, full: boolean) {
  const seconds = full ? 30 : 10;
  await admin.query("TRUNCATE inbound_raw, inbound_pending");
  const sent = await seedSent(graphUrl, Math.ceil((PACED * seconds) / 4.2));
  const made = makeWebhooks({ ...sent, secret: SECRET, seed: 2 });
  const sending = await seedNumber(graphUrl, 1_000);
  await sending.launch(1_000 * (seconds + 3));
  await admin.query("VACUUM ANALYZE");
  await fetch(`${graphUrl}/reset`);
  const { web, port } = await startWeb(env, []);
  const worker = startChild(here("worker-child.ts"), { ...env, ...WORKER_ENV }, ["senders"]);
  let most = 0;
  const watch = setInterval(async () => {
    most = Math.max(most, await pending(admin).catch(() => 0));
  }, 250);
  try {
    await worker.line(/^Worker: /);
    const posted = await postAll(port, made, { connections: CONNECTIONS, eventsPerSecond: PACED });
    const endMs = performance.now();
    while ((await pending(admin)) > 0) await Bun.sleep(10);
    const report = (await (await fetch(`${graphUrl}/report`)).json()) as {
      unique: number;
      first: number;
      last: number;
    };
    return {
      pacedPerSecond: posted.perSecond,
      pacedP50Ms: posted.p50Ms,
      pacedP99Ms: posted.p99Ms,
      pacedRefused: posted.refused,
      mostWaitingWebhooks: most,
      caughtUpMs: Math.round(performance.now() - endMs),
      sentPerSecondMeanwhile: Math.round(report.unique / ((report.last - report.first) / 1000)),
    };
  } finally {
    clearInterval(watch);
    await worker.stop("SIGKILL");
    await web.stop();
  }
}
