import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import type { LiveServer } from "#/workers/live/live-server";
import { keepPresence } from "~/features/inbox/presence.server";
import type { AppProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aMember } from "../factories/a-member";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { APP_URL, dial, startLive, ticketFor } from "./live-fixture";

let db: TestDatabase;
let app: AppProcess;
let workers: [LiveServer, LiveServer];
let ctx: CompanyContext;
let ana: string;
let bia: string;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  app = openTestProcess(db, { APP_URL });
  workers = [await startLive(app), await startLive(app)];
});
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await db.close();
});
beforeEach(async () => {
  ctx = await db.company();
  [ana, bia] = [
    (await aMember(db, ctx.companyId, "agent")).userId,
    (await aMember(db, ctx.companyId, "agent")).userId,
  ];
});

async function listen(userId: string, worker: 0 | 1 = 0) {
  const page = dial(workers[worker].port, ticketFor(app, { companyId: ctx.companyId, userId }));
  await page.ready();
  return page;
}

const seen = () =>
  ctx.read(async ({ db }) => new Map((await db.memberPresence.findMany()).map((row) => [row.userId, row])));
const ago = (userId: string, seconds: number) =>
  db.admin.query(
    "UPDATE member_presence SET seen_at = now() - make_interval(secs => $2) WHERE user_id = $1",
    [userId, seconds],
  );
const ofPresence = ({ facts }: Awaited<ReturnType<typeof listen>>) =>
  facts().flatMap((fact) => (fact.kind === "presence" ? [fact.userId] : []));

test("whoever opens a page is online, and colleagues at every worker hear of it", async () => {
  const biaPage = await listen(bia, 1);
  await until(() => ofPresence(biaPage).includes(bia));
  await listen(ana);
  await until(() => ofPresence(biaPage).includes(ana));
  expect([...(await seen()).keys()].sort()).toEqual([ana, bia].sort());
});

test("a second page, and one again within a minute, are no coming", async () => {
  await keepPresence(ctx, [ana, bia], 60);
  await ago(ana, 70);
  const page = await listen(bia, 1);
  const before = (await seen()).get(ana)!.seenAt;
  await listen(ana);
  await until(async () => (await seen()).get(ana)!.seenAt > before);
  await ago(bia, 200);
  await keepPresence(ctx, [bia], 60);
  await until(() => ofPresence(page).length > 0);
  expect(ofPresence(page)).toEqual([bia]);
});

test("a key is nobody's presence", async () => {
  const key = { companyId: ctx.companyId, userId: crypto.randomUUID(), isKey: true };
  await dial(workers[0].port, ticketFor(app, key)).ready();
  await listen(ana);
  await until(async () => (await seen()).has(ana));
  expect([...(await seen()).keys()]).toEqual([ana]);
});

test("whoever was not seen anywhere for 75 seconds has left; every worker that hears of others says so", async () => {
  const page = await listen(bia);
  await until(() => ofPresence(page).includes(bia));
  await keepPresence(ctx, [ana], 60);
  await until(() => ofPresence(page).includes(ana));
  await ago(ana, 80);
  await keepPresence(ctx, [bia], 60);
  await until(() => ofPresence(page).filter((userId) => userId === ana).length === 2);
  await ago(ana, 600);
  await keepPresence(ctx, [bia], 60);
  await ago(bia, 600);
  await keepPresence(ctx, [bia], 60);
  await until(() => ofPresence(page).at(-1) === bia);
  expect(ofPresence(page).filter((userId) => userId === ana)).toHaveLength(2);
});

test("of two workers that know the same member, one lets them go and they are still there", async () => {
  const [here] = [await listen(ana), await listen(ana, 1)];
  here.socket.close();
  const watcher = await listen(bia);
  await until(() => ofPresence(watcher).includes(bia));
  await keepPresence(ctx, [bia], 60);
  expect(ofPresence(watcher)).not.toContain(ana);
});

test("strangers are not written", async () => {
  await keepPresence(ctx, [crypto.randomUUID()], 60);
  expect((await seen()).size).toBe(0);
});

test("what waited for somebody is given away when they come", async () => {
  await ctx.transaction(({ db }) =>
    db.department.createMany({ data: [{ name: "Vendas", autoAssign: true }] }),
  );
  await keepPresence(ctx, [ana], 60);
  await keepPresence(ctx, [ana], 60);
  const { rows } = await db.admin.query(
    "SELECT data->>'companyId' AS company FROM pgboss.job WHERE name = 'inbox.backlog'",
  );
  expect(rows).toEqual([{ company: ctx.companyId }]);
});
