import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { inboundHash } from "~/features/webhooks/core/inbound-hash";
import { storeInbound } from "~/features/webhooks/store-inbound.sql.server";
import { makeWebhooks } from "./ingest/make-webhooks";
import { seedSent } from "./ingest/seed-sent";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";

const N = Number(process.env.N ?? 12000);
const postgres = await openBenchPostgres();
const { variables, app } = openBenchProcess(postgres.url);
const admin = new pg.Client(postgres.url);
await admin.connect();
await admin.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").catch((e) => console.log(String(e)));
const sent = await seedSent("http://127.0.0.1:1", N);
const made = makeWebhooks({ ...sent, secret: "s", seed: 1, most: Number(process.env.MOST ?? 50) });
const hooks = made.requests.map((r) => {
  const s = r.toString("latin1");
  const body = Buffer.from(s.slice(s.indexOf("\r\n\r\n") + 4), "latin1");
  return {
    source: "meta" as const,
    connectionId: null,
    hash: inboundHash("meta", null, null, body),
    body,
    query: null,
  };
});
for (let i = 0; i < hooks.length; i += 300) await storeInbound(app.database.intake, hooks.slice(i, i + 300));
await admin.query("VACUUM ANALYZE");
console.log("webhooks", hooks.length, "events", made.total);
function pgcpu() {
  let t = 0;
  for (const pid of readdirSync("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const s = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (!s.includes("(postgres)")) continue;
      const f = s.slice(s.lastIndexOf(")") + 2).split(" ");
      t += Number(f[11]) + Number(f[12]);
    } catch {}
  }
  return t / 100;
}
const worker = startChild("/work/main/bench/ingest/worker-child.ts", {
  ...variables,
  ...(process.env.PROF ? { BUN_OPTIONS: "--cpu-prof --cpu-prof-md --cpu-prof-dir=/tmp/prof-apply" } : {}),
});
await worker.line(/^Worker: /);
const p0 = pgcpu(),
  w0 = worker.cpuSeconds(),
  t0 = performance.now();
for (;;) {
  const n = (await admin.query("SELECT count(*)::int AS n FROM inbound_pending")).rows[0].n;
  if (!n) break;
  await Bun.sleep(20);
}
const s = (performance.now() - t0) / 1000;
console.log(
  JSON.stringify({
    perSecond: Math.round(made.total / s),
    seconds: s,
    workerCpu: worker.cpuSeconds() - w0,
    pgCpu: pgcpu() - p0,
  }),
);
await worker.stop("SIGINT");
await admin.end();
await postgres.remove();
process.exit(0);
