import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type ClientFigures, mergeFigures } from "./live/client-figures";
import type { Listener } from "./live/listener";
import { openRawSockets } from "./live/raw-sockets";
import { seedListeners } from "./live/seed-listeners";
import { tellSteadily } from "./live/tell-steadily";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { type Child, startChild } from "./setup/child";

const ORIGIN = "http://localhost:3000";
const CLIENTS = 2;
const SLOW = 10;
const LOUD_FACTS = 8_000;
const LOUD_SECONDS = 10;
/** Until the code that runs all day is compiled: neither side is measured by its first seconds. */
const WARM_UP_SECONDS = 5;

/**
 * Browsers with open sockets, members who see everything and members who see their own, and facts about conversations
 * from the process where they happen through Postgres to the last socket: beside Socket.IO on Bun, fed alike. Then what
 * clients that never read cost all others.
 */
export async function run({ full }: { full: boolean }) {
  const companies = full ? 50 : 20;
  const members = full ? 100 : 50;
  const seconds = full ? 20 : 10;
  // One member in ten hears of few: the others make up the number wanted.
  const factsPerSecond = (full ? 50_000 : 10_000) / (members * 0.9);
  const postgres = await openBenchPostgres();
  const folder = mkdtempSync(join(tmpdir(), "mia-live-"));
  const { app, variables } = openBenchProcess(postgres.url);
  const admin = new pg.Pool({ connectionString: postgres.url, max: 1 });
  admin.on("error", () => {});
  const env = { ...variables, APP_URL: ORIGIN, BENCH_ORIGIN: ORIGIN, LOG_LEVEL: "warn" };
  const seeded = await seedListeners(admin, companies + 1, members);
  const quiet = seeded.slice(0, companies);
  const loud = seeded.slice(companies);
  const files = writeHalves(folder, quiet.flat());
  try {
    const ours = await measure("our-server.ts", "");
    const peer = await measure("peer-server.ts", "socket.io");
    const figures = {
      sockets: companies * members,
      companies,
      deliveriesPerSecond: Math.round(ours.deliveries / seconds),
      p50Ms: ours.p50Ms,
      p95Ms: ours.p95Ms,
      p99Ms: ours.p99Ms,
      crossedCompanies: ours.crossed,
      heardUnseen: ours.unseen,
      dropped: ours.closed,
      cpuMicros: ours.cpuMicros,
      peerDeliveriesPerSecond: Math.round(peer.deliveries / seconds),
      peerP99Ms: peer.p99Ms,
      peerCpuMicros: peer.cpuMicros,
      cpuRatio: Number((ours.cpuMicros / peer.cpuMicros).toFixed(2)),
      megabytes: ours.megabytes,
      peerMegabytes: peer.megabytes,
      ...ours.slow,
    };
    console.table({ live: figures });
    return figures;
  } finally {
    await app.database.close();
    await admin.end();
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }

  async function measure(script: string, peer: string) {
    const server = startChild(join(import.meta.dir, "live", script), env);
    const clients: Child[] = [];
    try {
      const url = (await server.line(/^Server/)).slice("Server: ".length);
      for (const file of files) {
        const wanted = { ...env, BENCH_URL: url, BENCH_PEER: peer, BENCH_LISTENERS: file };
        clients.push(startChild(join(import.meta.dir, "live/clients.ts"), wanted));
      }
      const from = await Promise.all(
        clients.map(async (client) => (await client.line(/^Clients/)).slice("Clients: ".length)),
      );
      const collect = async () =>
        mergeFigures(
          await Promise.all(from.map(async (at) => (await (await fetch(at)).json()) as ClientFigures)),
        );
      const steadily = (howLong: number) => tellSteadily(app.database, quiet, factsPerSecond, howLong);
      await steadily(WARM_UP_SECONDS);
      await Bun.sleep(500);
      await collect();
      const before = server.cpuSeconds();
      await steadily(seconds);
      await Bun.sleep(500);
      const cpuSeconds = server.cpuSeconds() - before;
      const heard = await collect();
      const slow = peer ? {} : await besideSlow(url, steadily, collect);
      const cpuMicros = Number(((cpuSeconds * 1e6) / heard.deliveries).toFixed(2));
      return { ...heard, cpuMicros, megabytes: Math.round(server.peakMegabytes()), slow };
    } finally {
      for (const client of clients) await client.stop("SIGKILL");
      await server.stop("SIGKILL");
    }
  }

  /** A loud company's sockets read first, then do not: what all others hear must not tell the difference. */
  async function besideSlow(
    url: string,
    steadily: (seconds: number) => Promise<number>,
    collect: () => Promise<ReturnType<typeof mergeFigures>>,
  ) {
    const beside = async (reads: boolean) => {
      const some = loud[0]!.slice(0, SLOW);
      const sockets = await openRawSockets(url, ORIGIN, some, app.env.encryptionKeys, reads);
      await Promise.all([steadily(LOUD_SECONDS), tellSteadily(app.database, loud, LOUD_FACTS, LOUD_SECONDS)]);
      await Bun.sleep(500);
      const { p99Ms } = await collect();
      const gone = await countEnded(sockets);
      for (const socket of sockets) socket.destroy();
      return { p99Ms, gone };
    };
    const reading = await beside(true);
    const silent = await beside(false);
    return { besideReadingP99Ms: reading.p99Ms, besideSlowP99Ms: silent.p99Ms, slowEnded: silent.gone };
  }
}

/** How many of them the server has hung up on: what they read now, if anything, ends. */
async function countEnded(sockets: Awaited<ReturnType<typeof openRawSockets>>): Promise<number> {
  let gone = 0;
  for (const socket of sockets) socket.once("close", () => (gone += 1)).resume();
  await Bun.sleep(1_500);
  return gone;
}

function writeHalves(folder: string, listeners: Listener[]): string[] {
  return Array.from({ length: CLIENTS }, (_, half) => {
    const file = join(folder, `${half}.json`);
    writeFileSync(file, JSON.stringify(listeners.filter((_, at) => at % CLIENTS === half)));
    return file;
  });
}
