import { join } from "node:path";
import { freePort } from "#/workers/database/free-port";
import { buildApp } from "#/workers/up/build-app";
import { startSession } from "~/features/auth/start-session.server";
import { createCompany } from "~/features/companies/create-company.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";
import { firstLoadKilobytes } from "./web/first-load";
import { medianMs } from "./web/median";

/** The same query with session and row-level security: a bare handler, tRPC, a page; and what a first visit loads. */
export async function run({ full }: { full: boolean }) {
  const requests = full ? 2_000 : 400;
  await buildApp();
  const postgres = await openBenchPostgres();
  const { app, variables } = openBenchProcess(postgres.url);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...variables, PORT: String(port), APP_URL: url };
  const bare = startChild(join(import.meta.dir, "web/bare-server.ts"), env);
  const web = startChild(join(import.meta.dir, "../app/server.ts"), env);
  try {
    const made = await createCompany(app.database, {
      name: "Casa Aurora",
      email: "ana@example.com",
      password: `bench-${crypto.randomUUID()}`,
    });
    const actor = { kind: "system", task: "bench" } as const;
    const ctx = createCompanyContext(app.database, { companyId: made.companyId, actor });
    const names = Array.from({ length: 25 }, (_, i) => ({ name: `Campanha ${i}`, state: "finished" }));
    await ctx.transaction(({ db }) => db.campaign.createMany({ data: names }));
    const { id: campaignId } = await ctx.read(({ db }) =>
      db.campaign.findFirstOrThrow({ select: { id: true } }),
    );
    const setCookie = await startSession({
      userId: made.userId,
      client: { address: "127.0.0.1", userAgent: "bench" },
      request: new Request(url),
    } as Parameters<typeof startSession>[0]);
    const cookie = setCookie.split(";")[0]!;
    const bareUrl = (await bare.line(/^Bare/)).slice(6);
    await web.line(/^Web/);
    const headers = { cookie, accept: "*/*", "sec-fetch-site": "same-origin", origin: url };
    const bareMs = await medianMs(bareUrl, headers, requests);
    const trpcMs = await medianMs(`${url}/api/trpc/campaigns.list`, headers, requests);
    const pageMs = await medianMs(`${url}/campaigns`, { ...headers, accept: "text/html" }, requests);
    const firstLoadKb = await firstLoadKilobytes(url, `/campaigns/${campaignId}`, headers);
    const round = (value: number) => Number(value.toFixed(2));
    const figures = {
      bareMs: round(bareMs),
      trpcMs: round(trpcMs),
      trpcRatio: round(trpcMs / bareMs),
      pageMs: round(pageMs),
      pageRatio: round(pageMs / bareMs),
      firstLoadKb: round(firstLoadKb),
    };
    console.table({ web: figures });
    return figures;
  } finally {
    await bare.stop();
    await web.stop();
    await postgres.remove();
  }
}
