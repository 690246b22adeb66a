import { afterAll, beforeAll, expect, test } from "bun:test";
import type { LiveServer } from "#/workers/live/live-server";
import type { Placed } from "~/features/inbox/core/sight";
import type { ConversationFact } from "~/live/live-fact";
import { RENEW_CODE } from "~/live/live-message";
import { publishConversation } from "~/live/publish-conversation.server";
import { publishLive } from "~/live/publish-live.server";
import { publishSightChanged } from "~/live/publish-sight-changed.server";
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
let sales: string;

beforeAll(async () => {
  db = await openTestDatabase();
  app = openTestProcess(db, { APP_URL });
  workers = [await startLive(app), await startLive(app)];
  ctx = await db.company();
  sales = crypto.randomUUID();
  await ctx.transaction(({ db }) => db.department.createMany({ data: [{ id: sales, name: "Vendas" }] }));
});
afterAll(async () => {
  for (const worker of workers) await worker.stop();
  await db.close();
});

async function agent(visibility: "all" | "department" | "own"): Promise<string> {
  const { userId } = await aMember(db, ctx.companyId, "agent");
  await change(userId, { visibility });
  return userId;
}

const change = (userId: string, data: { visibility?: string; role?: string }) =>
  ctx.transaction(({ db }) => db.membership.updateMany({ where: { userId }, data }));

/** A page of this member, at the first worker or the second. */
async function listen(userId: string, worker: 0 | 1 = 0) {
  const page = dial(workers[worker].port, ticketFor(app, { companyId: ctx.companyId, userId }));
  await page.ready();
  return page;
}
type Page = Awaited<ReturnType<typeof listen>>;

const at = (assigneeId: string | null, departmentId: string | null = null): Placed => ({
  assigneeId,
  departmentId,
});

const tell = (fact: ConversationFact, ...places: Placed[]) =>
  publishConversation({ database: app.database, companyId: ctx.companyId }, { ...fact, places });

/** Notices of one beat come in order: once this one is here, nothing that was told before is still on its way. */
async function settled(...pages: Page[]) {
  const userId = crypto.randomUUID();
  publishLive(app.database, ctx.companyId, { kind: "presence", userId });
  for (const page of pages) await until(() => JSON.stringify(page.heard).includes(userId));
}

/** What they heard of conversations. */
const ofConversations = ({ facts }: Page) =>
  facts().flatMap((fact) => ("conversationId" in fact ? [`${fact.kind} ${fact.conversationId}`] : []));

const KINDS = [
  { kind: "message", conversationId: "" },
  { kind: "conversation", conversationId: "" },
  { kind: "typing", conversationId: "", who: "customer", on: true },
] as const;

test("one who sees only their own hears of nothing else, in whatever kind of fact", async () => {
  const [own, bia] = [await agent("own"), await agent("all")];
  const [ownPage, allPage] = [await listen(own), await listen(bia, 1)];
  for (const fact of KINDS) {
    tell({ ...fact, conversationId: "own" }, at(own));
    tell({ ...fact, conversationId: "bia" }, at(bia));
    tell({ ...fact, conversationId: "nobody" }, at(null, sales));
  }
  await settled(ownPage, allPage);
  expect(ofConversations(ownPage)).toEqual(["message own", "conversation own", "typing own"]);
  expect(ofConversations(allPage)).toHaveLength(9);
  expect(JSON.stringify([ownPage.heard, allPage.heard])).not.toContain(sales);
});

test("a department hears of its own conversations", async () => {
  const member = await agent("department");
  await ctx.transaction(({ db }) =>
    db.departmentMember.createMany({ data: [{ departmentId: sales, userId: member }] }),
  );
  const page = await listen(member);
  tell({ kind: "message", conversationId: "sales" }, at(null, sales));
  tell({ kind: "message", conversationId: "help" }, at(null, crypto.randomUUID()));
  await settled(page);
  expect(ofConversations(page)).toEqual(["message sales"]);
});

test("whoever had a conversation hears that it left, once, and nothing after", async () => {
  const [before, after] = [await agent("own"), await agent("own")];
  const [beforePage, afterPage] = [await listen(before), await listen(after, 1)];
  tell({ kind: "conversation", conversationId: "v" }, at(before), at(after));
  tell({ kind: "message", conversationId: "v" }, at(after));
  await settled(beforePage, afterPage);
  expect(ofConversations(beforePage)).toEqual(["conversation v"]);
  expect(ofConversations(afterPage)).toEqual(["conversation v", "message v"]);
});

test("a change of what a member sees holds for pages that are open, at every worker", async () => {
  const member = await agent("all");
  const pages = [await listen(member), await listen(member, 1)];
  await ctx.transaction(async (tx) => {
    await tx.db.membership.updateMany({ where: { userId: member }, data: { visibility: "own" } });
    publishSightChanged(tx, member);
  });
  for (const page of pages) await until(() => page.gaps() === 1);
  tell({ kind: "message", conversationId: "theirs" }, at(null));
  tell({ kind: "message", conversationId: "mine" }, at(member));
  await settled(...pages);
  for (const page of pages) expect(ofConversations(page)).toEqual(["message mine"]);
});

test("what went through while nobody knew what they see is refetched, not heard", async () => {
  const member = await agent("all");
  const page = await listen(member);
  await ctx.transaction(async (tx) => {
    await tx.db.membership.updateMany({ where: { userId: member }, data: { visibility: "own" } });
    publishSightChanged(tx, member);
    tx.afterCommit(() => tell({ kind: "message", conversationId: "theirs" }, at(null)));
  });
  await until(() => page.gaps() === 1);
  await settled(page);
  expect(ofConversations(page)).toEqual([]);
});

test("whoever is taken out of the company is closed", async () => {
  const member = await agent("all");
  const page = await listen(member);
  await ctx.transaction(async (tx) => {
    await tx.db.memberPresence.deleteMany({ where: { userId: member } });
    await tx.db.membership.deleteMany({ where: { userId: member } });
    publishSightChanged(tx);
  });
  await until(() => page.closed() === RENEW_CODE);
});

test("a change that was missed while the database was away holds once it is back", async () => {
  const member = await agent("all");
  const page = await listen(member);
  await change(member, { visibility: "own" });
  await db.admin.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mia live' AND datname = current_database()",
  );
  await until(() => page.gaps() > 0);
  tell({ kind: "message", conversationId: "theirs" }, at(null));
  tell({ kind: "message", conversationId: "mine" }, at(member));
  await until(() => ofConversations(page).length > 0);
  await settled(page);
  expect(ofConversations(page)).toEqual(["message mine"]);
});

test("of two words about one conversation in one beat, all places count", async () => {
  const [ana, bia] = [await agent("own"), await agent("own")];
  const [anaPage, biaPage] = [await listen(ana), await listen(bia)];
  tell({ kind: "conversation", conversationId: "v" }, at(ana));
  tell({ kind: "conversation", conversationId: "v" }, at(bia));
  await settled(anaPage, biaPage);
  expect(ofConversations(anaPage)).toEqual(["conversation v"]);
  expect(ofConversations(biaPage)).toEqual(["conversation v"]);
});
