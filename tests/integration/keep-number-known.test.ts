import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { keepNumberKnown } from "~/features/campaigns/keep-number-known.server";
import { loadWatched } from "~/features/campaigns/watch-facts.sql.server";
import { CHECK_CONNECTION } from "~/features/connections/connections.jobs";
import type { CompanyContext } from "~/platform/db/company-types";
import { aCampaign, aConnection } from "./campaign-fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

const checksOf = async ({ companyId }: CompanyContext): Promise<number> => {
  const { rows } = await database.admin.query(
    "SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'connection.check' AND data ->> 'companyId' = $1",
    [companyId],
  );
  return rows[0].n;
};

test.each([
  ["a running campaign's number that nobody asked about", {}, {}, true],
  ["one asked 39 seconds ago", {}, { checkedAt: 39 }, false],
  ["one asked 41 seconds ago", {}, { checkedAt: 41 }, true],
  ["one asked an hour ahead, before the clock jumped back", {}, { checkedAt: -3600 }, true],
  ["a draft's", { state: "draft" }, {}, false],
  ["a stopped connection", {}, { state: "needs-reconnect" }, false],
  ["an SMS number", {}, { kind: "sms" }, false],
] as const)("%s", async (_, campaign: { state?: string }, connection: Record<string, unknown>, asked) => {
  const ctx = await database.company();
  const now = new Date();
  const { checkedAt, ...changes } = connection;
  const connectionId = await aConnection(ctx, {
    ...changes,
    ...(typeof checkedAt === "number" && { checkedAt: new Date(now.getTime() - checkedAt * 1_000) }),
  });
  const id = await aCampaign(ctx, { connectionId });
  const state = campaign.state ?? "running";
  await ctx.transaction(({ db }) => db.campaign.updateMany({ where: { id }, data: { state } }));
  for (let again = 0; again < 3; again += 1) {
    const [watched] = await loadWatched(ctx, [id]);
    expect(await keepNumberKnown(ctx, watched!, now)).toBe(asked);
  }
  expect(await checksOf(ctx)).toBe(asked ? 1 : 0);
});

test("a job with a key that still waits is not queued twice, other keys and jobs without one are", async () => {
  const ctx = await database.company();
  const [one, other] = [Bun.randomUUIDv7(), Bun.randomUUIDv7()];
  for (const singletonKey of [one, other, one, undefined, undefined]) {
    const options = singletonKey ? { singletonKey } : {};
    await ctx.transaction(({ jobs }) => jobs.enqueue(CHECK_CONNECTION, { connectionId: one }, options));
  }
  expect(await checksOf(ctx)).toBe(4);
});
