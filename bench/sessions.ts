import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "#/workers/database/free-port";
import { createWhatsAppServer } from "#/workers/sandbox/whatsapp/create-whatsapp-server";
import { WORKER_ENV } from "#/workers/worker-env";
import { type FleetNumber, seedFleet } from "./sessions/seed-fleet";
import { watchFleet } from "./sessions/watch-fleet";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { type Child, startChild } from "./setup/child";

const LINKED = 200;
const SENDING = 20;
const MESSAGES = 5_000;
const KILLS = 10;
const FIRST_PHONE = 21_960_000_000;
const SETTLE_MS = 8_000;

/**
 * Linked sockets of the real client at a pretend WhatsApp: what one costs, how fast all are back after the death of their
 * worker, with and without a second one standing by, and whether anything is lost or doubled through ten deaths.
 */
export async function run({ full }: { full: boolean }) {
  const linked = LINKED;
  const messages = full ? MESSAGES : MESSAGES / 5;
  const postgres = await openBenchPostgres();
  const whatsapp = createWhatsAppServer();
  whatsapp.network.keepContent = false;
  const { variables } = openBenchProcess(postgres.url);
  const admin = new pg.Pool({ connectionString: postgres.url, max: 3 });
  admin.on("error", () => {});
  const fleet = await seedFleet(linked);
  const watch = watchFleet(admin, whatsapp, fleet.numbers);
  const spawn = async () =>
    startChild(join(import.meta.dir, "../workers/main.ts"), {
      ...variables,
      WORKER_ROLES: "sessions,senders,jobs",
      WHATSAPP_WEB_URL: whatsapp.url,
      LIVE_PORT: String(await freePort()),
      LOG_LEVEL: process.env.BENCH_LOG ?? "fatal",
      ...WORKER_ENV,
    });
  const workers: Child[] = [];
  const start = async () => {
    const worker = await spawn();
    workers.push(worker);
    await worker.line(/^Worker/);
    return worker;
  };
  try {
    let worker = await start();
    await fleet.want(fleet.numbers.slice(0, 1));
    await watch.open(1);
    await Bun.sleep(SETTLE_MS);
    const aloneMegabytes = residentMegabytes(worker);
    await fleet.want(fleet.numbers.slice(1));
    const linkedInMs = await watch.open(linked);
    await Bun.sleep(SETTLE_MS);
    const workerMegabytes = residentMegabytes(worker);
    const socketMegabytes = (workerMegabytes - aloneMegabytes) / (linked - 1);

    const owner = await watch.ownerNow();
    await worker.stop("SIGKILL");
    const restartedMs = performance.now();
    worker = await start();
    await watch.open(linked, owner);
    const allBackMs = performance.now() - restartedMs;

    const standby = await start();
    const before = await watch.ownerNow();
    await worker.stop("SIGKILL");
    const takeOverMs = await watch.open(linked, before);
    worker = standby;

    const through = await sendThroughDeaths();
    const figures = {
      linked,
      linkedInMs: Math.round(linkedInMs),
      socketMegabytes: Number(socketMegabytes.toFixed(2)),
      workerMegabytes: Math.round(workerMegabytes),
      allBackMs: Math.round(allBackMs),
      takeOverMs: Math.round(takeOverMs),
      twoSocketsAtOnce: whatsapp.violations.length,
      ...through,
    };
    console.table({ sessions: figures });
    return figures;

    /** Campaigns from twenty numbers, people who write meanwhile, and a worker killed again and again. */
    async function sendThroughDeaths() {
      const senders = fleet.numbers.slice(0, SENDING);
      const each = messages / SENDING;
      const wrote: string[] = [];
      for (const [at, number] of senders.entries()) {
        const phones = await fleet.launch(number, each, FIRST_PHONE + at * 10_000);
        for (const phone of phones) whatsapp.addCustomer(phone.slice(1));
      }
      const startedMs = performance.now();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await arrived(Math.floor((messages * kill) / (KILLS + 2)));
        wrote.push(...(await peopleWrite(senders, kill)));
        await worker.stop("SIGKILL");
        worker = await start();
      }
      const states = await settled();
      const seconds = (performance.now() - startedMs) / 1_000;
      const [inbound] = await watch.ask<{ rows: number; ids: number }>(
        "SELECT count(*)::int AS rows, count(DISTINCT provider_id)::int AS ids FROM message WHERE direction = 'in'",
      );
      const sum = Object.values(states).reduce((a, b) => a + b, 0);
      return {
        messages,
        kills: KILLS,
        seconds: Math.round(seconds),
        wentOut: whatsapp.sent.total,
        doubled: whatsapp.sent.doubled().length,
        lost: messages - sum,
        delivered: states.delivered ?? 0,
        neverLeftAndListed: (states.unknown ?? 0) + (states.failed ?? 0),
        peopleWrote: wrote.length,
        peopleHeard: inbound?.ids ?? 0,
        peopleHeardTwice: (inbound?.rows ?? 0) - (inbound?.ids ?? 0),
      };
    }

    async function arrived(total: number) {
      if (whatsapp.sent.total >= total) return;
      await whatsapp.waitFor((event) => event.type === "received" && whatsapp.sent.total >= total, 240_000);
    }

    /** One line each, just before their number's worker dies. */
    async function peopleWrite(senders: FleetNumber[], round: number): Promise<string[]> {
      return Promise.all(
        senders.map(({ phone }, at) => {
          const customer = `55${FIRST_PHONE + at * 10_000}`;
          return whatsapp.customerSends(customer, phone, { type: "text", text: `Oi ${round}` });
        }),
      );
    }

    async function settled(): Promise<Record<string, number>> {
      const deadlineMs = performance.now() + 240_000;
      for (;;) {
        const states = await watch.states();
        const open = (states.waiting ?? 0) + (states.sending ?? 0) + (states.accepted ?? 0);
        const heard = (states.delivered ?? 0) + (states.read ?? 0);
        if ((open === 0 && heard >= whatsapp.sent.total) || performance.now() > deadlineMs) return states;
        await Bun.sleep(100);
      }
    }
  } finally {
    for (const worker of workers) await worker.stop("SIGKILL");
    await whatsapp.stop();
    await admin.end();
    await postgres.remove();
  }
}

function residentMegabytes({ process: child }: Child): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
