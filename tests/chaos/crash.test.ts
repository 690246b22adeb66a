import { afterAll, beforeAll, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";
import { type AMetaConnection, aMetaConnection } from "../factories/a-meta-connection";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { startWorker, type WorkerProcess } from "./worker-process";

const AUDIENCE = 500;
const RATE = 100;
/** The same seed falls at the same moments: how many messages the carrier has taken when it happens. */
const SEED = Number(process.env.CHAOS_SEED ?? 20_261_122);

let db: TestDatabase;
let sandbox: Sandbox;
let intake: ReturnType<typeof Bun.serve>;
let connection: AMetaConnection;
let campaign: string;
let workerEnv: Record<string, string>;
const dataDir = mkdtempSync(join(tmpdir(), "mia-chaos-"));
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  sandbox = await startSandbox({
    port: 0,
    mode: "instant",
    seed: String(SEED),
    settings: {
      slowMs: 40,
      customers: {
        deliveredPercent: 100,
        undeliverableFailPercent: 0,
        readPercent: 50,
        replyPercent: 0,
        stopPercent: 0,
      },
      duplicatePercent: 10,
      reorderPercent: 10,
      retryFirstMs: 100,
    },
  });
  workerEnv = {
    DATABASE_URL: db.url,
    ENCRYPTION_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
    META_GRAPH_URL: sandbox.url,
    DATA_DIR: dataDir,
  };
  openTestProcess(db, workerEnv);
  intake = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: answerWebhook });
  const company = await db.company();
  connection = await aMetaConnection(company, sandbox, {
    rate: RATE,
    callbackUrl: `http://127.0.0.1:${intake.port}/api/v1/webhooks/meta`,
  });
  const fault = await sandbox.carrierDoes({
    do: "callback",
    appId: `4${connection.credentials.phoneNumberId.slice(1)}`,
    callbackUrl: `http://127.0.0.1:${intake.port}/api/v1/webhooks/meta/${connection.id}`,
    verifyToken: connection.credentials.verifyToken,
  });
  expect(fault).toBeUndefined();
  campaign = await aRunningCampaign(company, connection, { recipients: AUDIENCE });
}, 30_000);

afterAll(async () => {
  if (process.env.CHAOS_LOG) for (const worker of workers) console.log(worker.said());
  for (const worker of workers) await worker.kill();
  await intake.stop(true);
  await sandbox.stop();
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The web process's part: verify, store, answer. */
function answerWebhook(request: Request): Promise<Response> | Response {
  const url = new URL(request.url);
  const route = webhookRoutes.find(({ match }) => match(url.pathname));
  return route ? route.handle(request, { url }) : new Response(null, { status: 404 });
}

function start(livePort: number): WorkerProcess {
  const worker = startWorker({ ...workerEnv, WORKER_ROLES: "senders,jobs", LIVE_PORT: String(livePort) });
  workers.push(worker);
  return worker;
}

/** Small, seeded, good enough to choose moments. */
function moments(seed: number): (from: number, to: number) => number {
  let state = seed >>> 0;
  return (from, to) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from + Math.floor((state / 2 ** 32) * (to - from));
  };
}

const lane = async () =>
  (await db.admin.query("SELECT owner, epoch::int FROM lane WHERE connection_id = $1", [connection.id]))
    .rows[0] as {
    owner: string | null;
    epoch: number;
  };

const states = async (): Promise<Record<string, number>> => {
  const { rows } = await db.admin.query(
    "SELECT state, count(*)::int AS n FROM outgoing WHERE campaign_id = $1 GROUP BY state",
    [campaign],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

const tallies = async (): Promise<Record<string, number>> => {
  const { rows } = await db.admin.query(
    "SELECT state, sum(n)::int AS n FROM campaign_tally WHERE campaign_id = $1 GROUP BY state HAVING sum(n) <> 0",
    [campaign],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

/** Ids whose row does not say that they went out although the carrier has them. */
const unresolved = async (): Promise<string[]> => {
  const went = sandbox.sent.entries().map((entry) => entry.outgoingId);
  const { rows } = await db.admin.query<{ id: string }>(
    "SELECT id FROM outgoing WHERE id = ANY ($1) AND state NOT IN ('delivered', 'read')",
    [went],
  );
  return rows.map((row) => row.id);
};

test("killed, cut off and frozen, workers send nothing twice and lose nobody", async () => {
  const moment = moments(SEED);
  const sentBy = (total: number) =>
    until(() => sandbox.sent.total >= total, 12_000).catch(async (error) => {
      const facts = await db.admin.query(
        `SELECT c.state, c.pause_reason, l.owner, l.epoch::int, l.renewed_at, l.wake_at, now(), n.state AS number, n.slowed_rate
           FROM campaign AS c JOIN lane AS l USING (connection_id) JOIN connection AS n ON n.id = l.connection_id`,
      );
      const found = {
        ...facts.rows[0],
        states: await states(),
        sent: sandbox.sent.total,
        hooks: sandbox.webhooks(2),
        alive: worker.alive(),
      };
      throw new Error(`${error}: ${JSON.stringify(found)}`);
    });
  let worker = start(5_510);

  for (const [from, to] of [
    [30, 90],
    [120, 180],
    [210, 270],
  ] as const) {
    await sentBy(moment(from, to));
    await worker.kill();
    worker = start(5_510);
  }

  await sentBy(moment(300, 340));
  await db.admin
    .query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    )
    .catch(() => {});

  await sentBy(moment(350, 380));
  const frozenAt = (await lane()).epoch;
  worker.signal("SIGSTOP");
  start(5_511);
  await until(async () => (await lane()).epoch > frozenAt, 25_000);
  worker.signal("SIGCONT");

  await until(async () => {
    const now = await states();
    return !now.waiting && !now.claimed && !now.sending;
  }, 25_000);
  await sandbox.idle(10_000);
  await until(async () => (await unresolved()).length === 0, 15_000);
  await until(async () => (await db.admin.query("SELECT 1 FROM lane_claim")).rowCount === 0, 5_000);

  const ended = await states();
  expect(sandbox.sent.duplicates()).toEqual([]);
  expect(Object.values(ended).reduce((sum, n) => sum + n, 0)).toBe(AUDIENCE);
  expect(await tallies()).toEqual(ended);
  // What was marked and never left stays unknown: nobody may send it again unasked.
  expect((ended.delivered ?? 0) + (ended.read ?? 0)).toBe(sandbox.sent.unique);
  expect(ended.unknown ?? 0).toBe(AUDIENCE - sandbox.sent.unique);
  expect(ended.unknown ?? 0).toBeLessThan(100);
  const dead = await db.admin.query("SELECT error FROM inbound_dead");
  expect(dead.rows).toEqual([]);
}, 90_000);
