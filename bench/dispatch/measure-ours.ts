import { join } from "node:path";
import type pg from "pg";
import { WORKER_ENV } from "#/workers/worker-env";
import { startChild } from "../setup/child";
import { postgresCpuSeconds } from "../setup/postgres-cpu";
import { seedNumber } from "./seed-number";

interface Report {
  unique: number;
  duplicates: number;
  first: number;
  last: number;
  busiestSecond: number;
}

const percentile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** One huge campaign, nine small ones launched while it runs, the real worker as a process of its own. */
export async function measureOurs(facts: {
  recipients: number;
  graphUrl: string;
  variables: Record<string, string>;
  admin: pg.Client;
  rate: number;
  /** Companies with a campaign of 200 beside the big one. */
  smalls?: number;
}) {
  const { recipients, graphUrl, admin } = facts;
  await fetch(`${graphUrl}/reset`);
  const big = await seedNumber(graphUrl, facts.rate);
  const smalls = await Promise.all(
    Array.from({ length: facts.smalls ?? 9 }, () => seedNumber(graphUrl, facts.rate)),
  );
  const campaign = await big.launch(recipients);
  await admin.query("VACUUM ANALYZE");
  // Nobody pays for what the one before has left to write.
  await admin.query("CHECKPOINT");
  const worker = startChild(join(import.meta.dir, "../../workers/main.ts"), {
    ...facts.variables,
    WORKER_ROLES: "senders",
    ...WORKER_ENV,
    ...(process.env.XBUN ? { BUN_OPTIONS: process.env.XBUN } : {}),
    LOG_LEVEL: "warn",
  });
  const postgresBefore = postgresCpuSeconds();
  const report = async () => (await (await fetch(`${graphUrl}/report`)).json()) as Report;
  try {
    while ((await report()).unique < recipients * 0.2) await Bun.sleep(20);
    const launches: { id: string; at: number }[] = [];
    for (const small of smalls) {
      const id = await small.launch(200);
      launches.push({ id, at: Date.now() });
    }
    const wanted = recipients + smalls.length * 200;
    while ((await accepted(admin)) < wanted) await Bun.sleep(100);
    const result = await report();
    const arrivals = new Map((await (await fetch(`${graphUrl}/arrivals`)).json()) as [string, number][]);
    const { rows } = await admin.query(
      "SELECT id, campaign_id, extract(epoch FROM claimed_at) * 1000 AS claimed FROM outgoing WHERE campaign_id IS NOT NULL",
    );
    const waits: number[] = [];
    const bigTimes: number[] = [];
    const firstOf = new Map<string, number>();
    for (const row of rows) {
      const at = arrivals.get(row.id)!;
      waits.push(at - Number(row.claimed));
      if (row.campaign_id === campaign) bigTimes.push(at);
      firstOf.set(row.campaign_id, Math.min(firstOf.get(row.campaign_id) ?? Infinity, at));
    }
    waits.sort((a, b) => a - b);
    const seconds = (Math.max(...spread(bigTimes)) - Math.min(...spread(bigTimes))) / 1000;
    const firsts = launches.map(({ id, at }) => firstOf.get(id)! - at);
    return {
      perSecond: Math.round(wanted / ((result.last - result.first) / 1000)),
      seconds: Number(seconds.toFixed(2)),
      duplicates: result.duplicates,
      busiestSecond: result.busiestSecond,
      claimToSendP50Ms: Math.round(percentile(waits, 0.5)),
      claimToSendP99Ms: Math.round(percentile(waits, 0.99)),
      smallFirstMessageMs: Math.round(Math.max(0, ...firsts)),
      workerCpuMicrosecondsPerMessage: Math.round((worker.cpuSeconds() / wanted) * 1e6),
      postgresCpuMicrosecondsPerMessage: Math.round(((postgresCpuSeconds() - postgresBefore) / wanted) * 1e6),
      workerPeakMb: Math.round(worker.peakMegabytes()),
    };
  } finally {
    await worker.stop();
  }
}

async function accepted(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query(
    "SELECT coalesce(sum(n), 0)::int AS n FROM campaign_tally WHERE state = 'accepted'",
  );
  return rows[0].n;
}

function spread(times: number[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const time of times) {
    if (time < low) low = time;
    if (time > high) high = time;
  }
  return [low, high];
}
