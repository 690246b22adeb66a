import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { inboundHash } from "~/features/webhooks/core/inbound-hash";
import { storeInbound } from "~/features/webhooks/store-inbound.sql.server";
import { openBenchPostgres } from "../setup/bench-postgres";
import { openBenchProcess } from "../setup/bench-process";
import { startChild } from "../setup/child";
import { makeWebhooks } from "./make-webhooks";
import { seedSent } from "./seed-sent";

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

const stats = new Map<string, { n: number; ms: number; max: number }>();
const captured = new Map<string, { text: string; values: unknown[] }>();
const original = pg.Client.prototype.query as any;
(pg.Client.prototype as any).query = function (...args: any[]) {
  const text = (typeof args[0] === "string" ? args[0] : (args[0]?.text ?? ""))
    .replace(/\s+/g, " ")
    .slice(0, 90);
  const t = performance.now();
  const vals = args[0]?.values ?? args[1];
  if (process.env.DBG && /json_to/.test(text))
    console.log(typeof args[0], Object.keys(args[0]), args.length, Array.isArray(args[1]));
  if (!captured.has(text) && vals?.length && /json_to_recordset/.test(args[0]?.text ?? ""))
    captured.set(text, { text: args[0].text, values: vals });
  const r = original.apply(this, args);
  if (r?.then)
    r.then(
      () => {
        const e = stats.get(text) ?? { n: 0, ms: 0, max: 0 };
        const d = performance.now() - t;
        e.n++;
        e.ms += d;
        e.max = Math.max(e.max, d);
        stats.set(text, e);
      },
      (e: Error) => console.log("ERR", text, e.message),
    );
  return r;
};
const { startApplier } = await import("#/workers/intake/start-applier");
const applier = startApplier({
  database: app.database,
  logger: app.logger,
  clock: app.clock,
  hands: Number(process.env.HANDS ?? 2),
});
const p0 = pgcpu(),
  t0 = performance.now(),
  c0 = process.cpuUsage();
await applier.idle();
const s = (performance.now() - t0) / 1000,
  c1 = process.cpuUsage(c0);
console.log(
  JSON.stringify({
    perSecond: Math.round(made.total / s),
    seconds: s,
    cpu: (c1.user + c1.system) / 1e6,
    pgCpu: pgcpu() - p0,
  }),
);
for (const [text, e] of [...stats].sort((a, b) => b[1].ms - a[1].ms).slice(0, 25))
  console.log(Math.round(e.ms), e.n, (e.ms / e.n).toFixed(1), Math.round(e.max), text);
console.log(
  (
    await admin.query(
      "SELECT deadlocks, xact_rollback FROM pg_stat_database WHERE datname = current_database()",
    )
  ).rows,
);
for (const [k, c] of captured) {
  const x = new pg.Client(postgres.url);
  await x.connect();
  await original.call(
    x,
    `BEGIN; SET LOCAL ROLE mia_app; SET LOCAL app.company_id = '${sent.number.ctx.companyId}'`,
  );
  const r = await original
    .call(x, { text: "EXPLAIN (ANALYZE, BUFFERS OFF, COSTS ON) " + c.text, values: c.values })
    .catch((e: Error) => ({ rows: [{ "QUERY PLAN": e.message }] }));
  console.log("==== " + k);
  for (const row of r.rows) console.log(row["QUERY PLAN"].slice(0, 170));
  await original.call(x, "ROLLBACK");
  await x.end();
}
await applier.stop();
await admin.end();
await postgres.remove();
process.exit(0);
