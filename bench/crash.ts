import { join } from "node:path";
import pg from "pg";
import { freePort } from "#/workers/database/free-port";
import { WORKER_ENV } from "#/workers/worker-env";
import { startCrashGraph } from "./crash/crash-graph";
import { startIntake } from "./crash/start-intake";
import { everySettled, statesOf } from "./crash/states";
import { seedNumber } from "./dispatch/seed-number";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { type Child, startChild } from "./setup/child";

const KILLS = 20;
/** Half of it is what a lane may have between marking and recording. */
const RATE = 400;
const SEED = 20_261_122;

/**
 * One campaign, a worker killed again and again, Postgres restarted twice at once and in the middle, a worker frozen past
 * its lease and thawed. The pretend Graph counts what it got and reports every message by signed webhook.
 */
export async function run({ full }: { full: boolean }) {
  const recipients = full ? 10_000 : 4_000;
  const kills = full ? KILLS : 8;
  const postgres = await openBenchPostgres();
  const { variables } = openBenchProcess(postgres.url);
  const intake = startIntake();
  const graph = startCrashGraph();
  const admin = new pg.Pool({ connectionString: postgres.url, max: 2 });
  admin.on("error", () => {});
  const number = await seedNumber(graph.url, RATE);
  const { appSecret: secret = "", phoneNumberId } = number.connection.credentials;
  graph.webhook = { url: `${intake.url}/${number.connection.id}`, secret, phoneNumberId };
  const random = seeded(SEED);
  const spawn = async () =>
    startChild(join(import.meta.dir, "../workers/main.ts"), {
      ...variables,
      WORKER_ROLES: "senders,jobs",
      LIVE_PORT: String(await freePort()),
      LOG_LEVEL: process.env.BENCH_LOG ?? "error",
      ...WORKER_ENV,
    });
  let worker: Child = await spawn();
  const restarts: number[] = [];
  const unknownPerKill: number[] = [];
  try {
    await worker.line(/^Worker/);
    const campaign = await number.launch(recipients);
    for (let kill = 0; kill < kills; kill += 1) {
      await graph.received(graph.total + 40 + Math.floor(random() * 120));
      if (kill === 5 || kill === 6) await postgres.restart("immediate");
      const before = (await statesOf(admin, campaign)).unknown ?? 0;
      await worker.stop("SIGKILL");
      const startedMs = performance.now();
      worker = await spawn();
      await worker.line(/^Worker/);
      const total = graph.total;
      await graph.received(total + 1);
      restarts.push(performance.now() - startedMs);
      unknownPerKill.push(Math.max(0, ((await statesOf(admin, campaign)).unknown ?? 0) - before));
    }
    process.kill(worker.process.pid, "SIGSTOP");
    const frozenMs = performance.now();
    const second = await spawn();
    await second.line(/^Worker/);
    await graph.received(graph.total + 50);
    const takeOverMs = performance.now() - frozenMs;
    process.kill(worker.process.pid, "SIGCONT");
    const resolvedAfterMs = await everySettled(admin, campaign, graph);
    const states = await statesOf(admin, campaign);
    await second.stop();
    const sum = Object.values(states).reduce((a, b) => a + b, 0);
    const figures = {
      recipients,
      kills,
      duplicates: graph.duplicates,
      lost: recipients - sum,
      wentOut: graph.unique,
      resolved: states.delivered ?? 0,
      resolvedAfterMs: Math.round(resolvedAfterMs),
      neverLeftAndListed: states.unknown ?? 0,
      unknownPerKillMax: Math.max(...unknownPerKill),
      inFlightLimit: RATE / 2,
      mostInFlightAtCarrier: graph.mostInFlight,
      firstSendAfterRestartMsMax: Math.round(Math.max(...restarts)),
      frozenTakeOverMs: Math.round(takeOverMs),
    };
    console.table({ crash: figures });
    return figures;
  } finally {
    await worker.stop("SIGKILL");
    await intake.stop();
    await graph.stop();
    await admin.end();
    await postgres.remove();
  }
}

/** Mulberry32: the same kills at the same moments of the campaign, every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
