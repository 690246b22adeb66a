import { afterAll, beforeAll, expect, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { addSmsConnection } from "~/features/connections/add-sms-connection.server";
import { forgetBalance, smsBalance } from "~/features/connections/sms-balance.server";
import { smsFigures } from "~/features/connections/sms-figures.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

const NOW = new Date();
const DAY_MS = 86_400_000;

let test_: TestDatabase;
let sandbox: Sandbox;
let ctx: CompanyContext;
let id: string;
const account = { accountSid: `AC${"7".repeat(32)}`, authToken: "twilio-auth-7" };

beforeAll(async () => {
  test_ = await openTestDatabase({ jobs: true });
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  openTestProcess(test_, { TWILIO_API_URL: sandbox.url });
  sandbox.registerTwilio({ ...account, numbers: [{ phone: "28900" }] });
  ctx = await test_.company();
  ({ id } = await addSmsConnection(ctx, { name: "SMS", ...account, from: "28900" }));
});
afterAll(async () => {
  await sandbox.stop();
  await test_.close();
});

const figures = async (context = ctx) =>
  (await smsFigures(context, [{ id, kind: "sms", state: "active" }], NOW))[id];

const balanceIs = (balance: string) =>
  sandbox.carrierDoes({ do: "twilio-account", accountSid: account.accountSid, balance });

async function campaign(finishedAt: Date | null, states: Record<string, number>): Promise<void> {
  const { rows } = await test_.admin.query(
    `INSERT INTO campaign (company_id, name, state, connection_id, started_at, finished_at)
     VALUES ($1, 'SMS', 'finished', $2, $3, $4) RETURNING id`,
    [ctx.companyId, id, new Date(NOW.getTime() - 20 * DAY_MS), finishedAt],
  );
  for (const [state, n] of Object.entries(states)) {
    await test_.admin.query(
      "INSERT INTO campaign_tally (company_id, campaign_id, state, n) VALUES ($1, $2, $3, $4)",
      [ctx.companyId, rows[0].id, state, n],
    );
  }
}

test("a carrier that does not answer leaves the balance unknown, and the rest of the card stands", async () => {
  await sandbox.carrierDoes({ do: "twilio-account", accountSid: account.accountSid, suspended: true });
  expect(await figures()).toEqual({ deliveredShare: null, balance: null });
  await sandbox.carrierDoes({ do: "twilio-account", accountSid: account.accountSid, suspended: false });
  forgetBalance(ctx.companyId, id);
});

test("another company is told neither that it exists nor what is left", async () => {
  const other = await test_.company();
  const error = await smsBalance(other, id).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error.code).toBe("NOT_FOUND");
});

test("a key that the carrier refused is not tried again for a figure", async () => {
  const stopped = await smsFigures(ctx, [{ id, kind: "sms", state: "needs-reconnect" }], NOW);
  expect(stopped[id]?.balance).toBeNull();
});

test("the balance is asked once for all who look, and kept for a minute", async () => {
  await balanceIs("612.4000");
  const seen = await Promise.all([figures(), figures(), figures()]);
  expect(seen.map((one) => one?.balance)).toEqual(
    Array.from({ length: 3 }, () => ({ minor: 61_240, currency: "USD" })),
  );
  await balanceIs("1.0000");
  expect((await figures())?.balance).toEqual({ minor: 61_240, currency: "USD" });
  forgetBalance(ctx.companyId, id);
  expect((await figures())?.balance).toEqual({ minor: 100, currency: "USD" });
});

test("what arrived counts the campaigns under way in the last seven days, and only what has ended", async () => {
  await campaign(new Date(NOW.getTime() - 8 * DAY_MS), { failed: 1_000 });
  await campaign(new Date(NOW.getTime() - 6 * DAY_MS), { delivered: 900, failed: 9, skipped: 50 });
  await campaign(null, { delivered: 90, read: 1, accepted: 40, waiting: 7 });
  expect((await figures())?.deliveredShare).toBe(0.991);
});
