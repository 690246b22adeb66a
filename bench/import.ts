import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WORKER_ENV } from "#/workers/worker-env";
import { createApiKey } from "~/features/companies/create-api-key.server";
import { loadImport } from "~/features/imports/load-import.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { measurePages } from "./import/measure-pages";
import { measurePeer } from "./import/measure-peer";
import { writeDirtyFile } from "./import/write-dirty-file";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";

/**
 * Dirty rows through the real upload route and the real worker, then the same rows the way one writes it first. `--full`:
 * a million, and the peer does all of them too; without it, 200,000, and the peer's time is scaled up from a tenth.
 */
export async function run({ full }: { full: boolean }) {
  const rows = full ? 1_000_000 : 200_000;
  const peerRows = full ? rows : rows / 10;
  const dataDir = mkdtempSync(join(tmpdir(), "mia-bench-import-"));
  const file = join(dataDir, "clientes.csv");
  const postgres = await openBenchPostgres();
  const { app, variables } = openBenchProcess(postgres.url);
  const env = { ...variables, DATA_DIR: dataDir, LOG_LEVEL: "warn" };
  const web = startChild(join(import.meta.dir, "import/web.ts"), env);
  const worker = startChild(join(import.meta.dir, "../workers/main.ts"), {
    ...env,
    ...WORKER_ENV,
    WORKER_ROLES: "jobs",
  });
  try {
    const fileMegabytes = (await writeDirtyFile(file, rows)) / 1_000_000;
    const url = (await web.line(/^Web: /)).slice(5);
    await worker.line(/^Worker: /);
    const ctx = await company(app.database);
    const { key } = await createApiKey(ctx, { name: "bench", scopes: ["contacts:read", "contacts:write"] });
    await seedContacts(ctx);
    const idle = await watched(() => Bun.sleep(10_000), url, key);
    const ours = await watched(() => importFile(ctx, url, key, file), url, key);
    const { importId, uploadSeconds, seconds, mapping, tally } = ours.result;
    const peer = await measurePeer(await company(app.database), file, peerRows, mapping);
    const peerSeconds = (peer.seconds * rows) / peerRows;
    const figures = {
      rows,
      fileMegabytes: Math.round(fileMegabytes),
      uploadSeconds: round(uploadSeconds),
      seconds: round(seconds),
      rowsPerSecond: Math.round(rows / seconds),
      peerSeconds: round(peerSeconds),
      peerIsScaled: peerRows < rows,
      timesPeer: round(peerSeconds / seconds),
      workerMegabytes: Math.round(worker.peakMegabytes()),
      webMegabytes: Math.round(web.peakMegabytes()),
      pageP99Idle: idle.times.p99,
      pageP99During: ours.times.p99,
      timesPageP99: round(ours.times.p99 / idle.times.p99),
      workerCpuSeconds: round(worker.cpuSeconds()),
      importId,
      ...tally,
    };
    console.table(figures);
    return figures;
  } finally {
    await Promise.all([web.stop(), worker.stop()]);
    await app.database.close();
    await postgres.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const round = (value: number) => Math.round(value * 10) / 10;

async function company(database: Parameters<typeof createCompanyContext>[0]): Promise<CompanyContext> {
  const companyId = Bun.randomUUIDv7();
  const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "bench" } });
  await ctx.transaction(({ db }) =>
    db.company.createMany({ data: [{ id: companyId, name: "Casa Aurora" }] }),
  );
  return ctx;
}

/** Somebody has to be on the page that is asked for. */
async function seedContacts(ctx: CompanyContext): Promise<void> {
  await ctx.transaction(({ db }) =>
    db.contact.createMany({
      data: Array.from({ length: 1_000 }, (_, i) => ({ firstName: `Pessoa ${i}`, search: `pessoa ${i}` })),
    }),
  );
}

async function watched<Result>(work: () => Promise<Result>, url: string, key: string) {
  const pages = measurePages(url, key);
  const result = await work();
  return { result, times: await pages.stop() };
}

async function importFile(ctx: CompanyContext, url: string, key: string, file: string) {
  const headers = { authorization: `Bearer ${key}` };
  const started = performance.now();
  const upload = await fetch(`${url}api/v1/imports?filename=clientes.csv&prove=0`, {
    method: "POST",
    headers,
    body: Bun.file(file),
  });
  if (upload.status !== 201)
    throw new Error(`The upload was answered ${upload.status}: ${await upload.text()}`);
  const { importId } = (await upload.json()) as { importId: string };
  const uploadSeconds = (performance.now() - started) / 1000;
  const start = await fetch(`${url}api/trpc/imports.fromFile`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ importId, list: "Loja física" }),
  });
  if (!start.ok) throw new Error(`The import did not start: ${await start.text()}`);
  let loaded = await loadImport(ctx, importId);
  while (["proving", "importing"].includes(loaded.state)) {
    await Bun.sleep(100);
    loaded = await loadImport(ctx, importId);
  }
  const seconds = (performance.now() - started) / 1000;
  if (loaded.state !== "finished") throw new Error(`The import ended as ${loaded.state}`);
  const { new: created, updated, same, duplicates, rejected } = loaded.result!;
  if (created + updated + same + duplicates + rejected !== loaded.result!.rows)
    throw new Error("The sum is wrong");
  return {
    importId,
    uploadSeconds,
    seconds,
    mapping: loaded.mapping,
    tally: { new: created, updated, same, duplicates, rejected },
  };
}
