import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { aWhatsAppConnection } from "#/tests/factories/a-whatsapp-connection";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { campaignFacts } from "~/features/campaigns/campaign-facts.server";
import { campaignStatus } from "~/features/campaigns/campaign-status.server";
import { cancelCampaign } from "~/features/campaigns/cancel-campaign.server";
import { cancelWaiting } from "~/features/campaigns/cancel-waiting.sql.server";
import { createCampaign } from "~/features/campaigns/create-campaign.server";
import { duplicateCampaign } from "~/features/campaigns/duplicate-campaign.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { loadCampaign } from "~/features/campaigns/load-campaign.server";
import { numbersOf } from "~/features/campaigns/numbers-of";
import { pauseCampaign } from "~/features/campaigns/pause-campaign.server";
import { preflightCampaign } from "~/features/campaigns/preflight-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { resumeCampaign } from "~/features/campaigns/resume-campaign.server";
import { retryRecipients } from "~/features/campaigns/retry-recipients.server";
import { testSend } from "~/features/campaigns/test-send.server";
import { updateCampaign } from "~/features/campaigns/update-campaign.server";
import { watchCompany } from "~/features/campaigns/watch-company.server";
import { previewRemoval, removeConnection } from "~/features/connections/remove-connection.server";
import { pauseCampaigns } from "~/features/outgoing/pause-campaigns.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { refusal } from "../setup/refusal";
import { aConnection } from "./campaign-fixture";
import { aShop, countBy, launched, rowsOfCampaign } from "./shop-fixture";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

const rowsOf = (campaignId: string) => rowsOfCampaign(database, campaignId);

describe("without the owner's yes to the risk", () => {
  test("a campaign is refused at the launch, and it is said before", async () => {
    const { ctx, draft } = await aShop(database, 1, { riskAccepted: false });
    const { id } = await createCampaign(ctx, draft);
    expect((await preflightCampaign(ctx, id)).problems).toEqual(["risk-not-accepted"]);
    expect(await refusal(launchCampaign(ctx, id))).toBe("campaigns.problem.risk-not-accepted");
    await updateCampaign(ctx, id, { numbers: [] });
    expect(await refusal(launchCampaign(ctx, id))).toBe("accepted");
  });

  test("a test to oneself goes out all the same", async () => {
    const { ctx, a, draft } = await aShop(database, 1);
    await database.admin.query("UPDATE whatsapp_session SET risk_accepted_at = NULL");
    const { id } = await createCampaign(ctx, { ...draft, numbers: [] });
    expect((await testSend(ctx, id, { phones: ["11999990001"] })).outgoingIds).toHaveLength(1);
    expect(a.id).toBeString();
  });

  test("one that was scheduled pauses by name and does not go on by itself", async () => {
    const { ctx, a, draft } = await aShop(database, 1);
    const at = new Date(Date.now() + 3_600_000);
    const { id } = await createCampaign(ctx, { ...draft, schedule: { kind: "at", at: at.toISOString() } });
    await launchCampaign(ctx, id);
    await database.admin.query(
      "UPDATE whatsapp_session SET risk_accepted_at = NULL WHERE connection_id = $1",
      [a.id],
    );
    const later = new Date(at.getTime() + 1_000);
    await watchCompany(ctx, [id], new Map(), later);
    await watchCompany(ctx, [id], new Map(), later);
    const campaign = await ctx.read((scope) => loadCampaign(scope, id));
    expect([campaign.state, campaign.pauseReason]).toEqual(["paused", "risk-not-accepted"]);
  });
});

describe("the numbers of a draft", () => {
  test.each([
    ["of another company", (other: CompanyContext) => aWhatsAppConnection(other).then(({ id }) => id)],
    ["that is not linked by QR", (_: CompanyContext, own: CompanyContext) => aConnection(own)],
  ])("one %s is refused", async (_name, make) => {
    const { ctx, draft } = await aShop(database);
    const stranger = await make(await database.company(), ctx);
    expect(await refusal(createCampaign(ctx, { ...draft, numbers: [stranger] }))).toBe(
      "campaigns.errors.connectionNotFound",
    );
  });

  test("twenty are the most", async () => {
    const { ctx, draft } = await aShop(database);
    const numbers: string[] = [];
    for (let at = 0; at < 20; at += 1) numbers.push((await aWhatsAppConnection(ctx)).id);
    expect(await refusal(createCampaign(ctx, { ...draft, numbers }))).toBe("campaigns.errors.tooManyNumbers");
    expect(await refusal(createCampaign(ctx, { ...draft, numbers: numbers.slice(1) }))).toBe("accepted");
  });

  test("go when the campaign goes over to another way of sending, and go along with a copy", async () => {
    const { ctx, a, b, draft } = await aShop(database);
    const { id } = await createCampaign(ctx, draft);
    const copy = await duplicateCampaign(ctx, id);
    const meta = await aConnection(ctx);
    await updateCampaign(ctx, id, { connectionId: meta });
    const numbers = (campaignId: string) =>
      ctx.read(async (scope) => numbersOf(await loadCampaign(scope, campaignId)).map((one) => one.id));
    expect(await numbers(id)).toEqual([meta]);
    expect(await numbers(copy.id)).toEqual([a.id, b.id]);
  });

  test("one that is not linked keeps the campaign from launching", async () => {
    const { ctx, draft } = await aShop(database, 1, { state: "needs-reconnect" });
    const { id } = await createCampaign(ctx, draft);
    expect(await refusal(launchCampaign(ctx, id))).toBe("reasons.warning.connection-not-active");
  });
});

describe("turns", () => {
  test("everybody gets one number; who knows one stays; the rest goes by what each may send", async () => {
    const { ctx, a, b, contacts, draft } = await aShop(database, 40, { pace: { perDay: 125 } });
    const talked = contacts.slice(0, 12);
    await ctx.transaction(({ db }) =>
      db.conversation.createMany({
        data: talked.map((contactId) => ({ contactId, connectionId: b.id, lastMessageAt: new Date() })),
      }),
    );
    const id = await launched(ctx, draft);
    const rows = await rowsOf(id);
    expect(new Set(rows.map(({ contact }) => contact)).size).toBe(40);
    expect(rows).toHaveLength(40);
    for (const row of rows) if (talked.includes(row.contact)) expect(row.number).toBe(b.id);
    // 250 a day beside 125: two thirds and one third of all, those who stay included.
    const counts = countBy(rows, ({ number }) => number);
    expect(Math.abs(counts[a.id]! - 27)).toBeLessThanOrEqual(3);
    expect(counts[a.id]! + counts[b.id]!).toBe(40);
    const waits = await database.admin.query(
      "SELECT connection_id FROM lane WHERE wake_at IS NOT NULL AND connection_id = ANY ($1)",
      [[a.id, b.id]],
    );
    expect(waits.rows).toHaveLength(2);
    await cancelCampaign(ctx, id);
  });

  test("a second campaign finds everybody where the first one left them", async () => {
    const { ctx, draft } = await aShop(database, 20);
    const before = await rowsOf(await launched(ctx, draft));
    const after = await rowsOf(await launched(ctx, draft));
    const numberOf = new Map(before.map(({ contact, number }) => [contact, number]));
    expect(after.map(({ contact, number }) => [contact, number])).toEqual(
      after.map(({ contact }) => [contact, numberOf.get(contact)!]),
    );
  });

  test("pre-flight promises what preparation does, in people and in days", async () => {
    const { ctx, a, b, contacts, draft } = await aShop(database, 30, { linkedDays: 0 });
    await ctx.transaction(async ({ db }) => {
      await db.contact.updateMany({ where: { id: contacts[0] }, data: { noWhatsappAt: new Date() } });
      const { phone } = await db.contact.findFirstOrThrow({ where: { id: contacts[1] } });
      const old = await db.contact.findFirstOrThrow({ where: { id: contacts[2] } });
      await db.whatsappCheck.createMany({
        data: [
          { phone: phone!, found: false },
          { phone: old.phone!, found: false, checkedAt: new Date(Date.now() - 40 * 86_400_000) },
        ],
      });
      await db.conversation.createMany({
        data: contacts
          .slice(2, 30)
          .map((contactId) => ({ contactId, connectionId: b.id, lastMessageAt: new Date() })),
      });
    });
    const { id } = await createCampaign(ctx, draft);
    // Linked this very morning, so that the day has room for its messages whenever the test runs.
    const morning = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 12 * 3_600_000);
    await database.admin.query("UPDATE whatsapp_session SET linked_at = $2 WHERE connection_id = $1", [
      b.id,
      morning,
    ]);
    const { preflight, problems } = await preflightCampaign(ctx, id, morning);
    expect(problems).toEqual([]);
    expect(preflight!.ledger).toMatchObject({
      audience: 30,
      lines: [{ why: "not-on-channel", count: 2 }],
      excluded: 2,
      eligible: 28,
    });
    expect(preflight!.cost).toMatchObject({ totalMinor: 0, unpricedUnits: 0 });
    expect(preflight!.segments).toBeNull();
    const own = preflight!.numbers!.find(({ connectionId }) => connectionId === b.id)!;
    expect(own).toMatchObject({ people: 28, perDay: 20, warmUpDay: 1, name: "Loja Centro" });
    expect(own.days).toBe(2);
    expect(preflight!.plan.days.reduce((sum, { count }) => sum + count, 0)).toBe(28);
    expect(preflight!.plan.finishAt).toEqual(own.finishAt);
    expect(preflight!.warnings).toEqual(["no-test-sent", "spreads-over-days", "warming-up"]);
    await launchCampaign(ctx, id);
    await prepareCampaign(ctx, id);
    const counts = countBy(
      (await rowsOf(id)).filter(({ state }) => state === "waiting"),
      ({ number }) => number,
    );
    expect(counts).toEqual({ [b.id]: 28 });
    expect(a.id in counts).toBe(false);
  });
});

describe("under way over two numbers", () => {
  test("one that stops holds back its own people only; the page says how many", async () => {
    const { ctx, a, b, draft } = await aShop(database, 10);
    const id = await launched(ctx, draft);
    await ctx.transaction(async (tx) => {
      await tx.db.connection.updateMany({ where: { id: a.id }, data: { state: "blocked" } });
      const target = { scope: "connection", about: { connectionId: a.id, campaignId: null } } as const;
      expect(await pauseCampaigns(tx, target, "connection-stopped")).toEqual([]);
    });
    await watchCompany(ctx, [id], new Map(), new Date());
    const facts = await campaignFacts(ctx, id);
    expect(facts.state).toBe("running");
    expect(facts.numbers?.map(({ name, state, waiting }) => [name, state, waiting])).toEqual([
      ["Loja Pinheiros", "blocked", 5],
      ["Loja Centro", "active", 5],
    ]);
    expect(facts.plannedFinishAt).toBeNull();
    await ctx.transaction(async (tx) => {
      await tx.db.connection.updateMany({ where: { id: b.id }, data: { state: "paused" } });
      const target = { scope: "connection", about: { connectionId: b.id, campaignId: null } } as const;
      expect(await pauseCampaigns(tx, target, "connection-stopped")).toEqual([id]);
    });
    await ctx.transaction(({ db }) =>
      db.connection.updateMany({ where: { id: b.id }, data: { state: "active" } }),
    );
    await watchCompany(ctx, [id], new Map(), new Date());
    expect((await campaignStatus(ctx, id)).state).toBe("running");
  });

  test("one that rests holds back its own people, and the end waits for it; when both rest the campaign pauses", async () => {
    const { ctx, a, b, draft } = await aShop(database, 10);
    const id = await launched(ctx, draft);
    const until = new Date(Date.now() + 72 * 3_600_000);
    const rest = (connectionId: string) =>
      ctx.transaction(async (tx) => {
        await tx.db.whatsappSession.updateMany({
          where: { connectionId },
          data: { restsUntil: until, restReason: "replies-low" },
        });
        const target = { scope: "connection", about: { connectionId, campaignId: null } } as const;
        return pauseCampaigns(tx, target, "replies-low");
      });
    expect(await rest(a.id)).toEqual([]);
    const facts = await campaignFacts(ctx, id);
    expect(facts.numbers?.map(({ restReason }) => restReason)).toEqual(["replies-low", null]);
    expect(new Date(facts.plannedFinishAt!).getTime()).toBeGreaterThan(until.getTime());
    expect(await rest(b.id)).toEqual([id]);
  });

  test("pause and resume wake both lanes, cancelling empties both, and the account closes", async () => {
    const { ctx, a, b, draft } = await aShop(database, 9);
    const id = await launched(ctx, draft);
    await pauseCampaign(ctx, id);
    await database.admin.query("UPDATE lane SET wake_at = NULL WHERE connection_id = ANY ($1)", [
      [a.id, b.id],
    ]);
    await resumeCampaign(ctx, id);
    const { rows } = await database.admin.query(
      "SELECT count(*)::int AS n FROM lane WHERE wake_at IS NOT NULL AND connection_id = ANY ($1)",
      [[a.id, b.id]],
    );
    expect(rows[0].n).toBe(2);
    await cancelCampaign(ctx, id);
    expect(await cancelWaiting(ctx, id)).toBe(9);
    const status = await campaignStatus(ctx, id);
    expect([status.waiting, status.skipped, status.skippedBy]).toEqual([0, 9, { cancelled: 9 }]);
  });

  test("neither number can be removed before it ends", async () => {
    const { ctx, b, draft } = await aShop(database, 6);
    const id = await launched(ctx, draft);
    expect(await previewRemoval(ctx, b.id)).toMatchObject({ unfinishedCampaigns: 1, waitingInCampaigns: 3 });
    expect(await refusal(removeConnection(ctx, b.id))).toBe("connections.errors.campaignsRun");
    await cancelCampaign(ctx, id);
    await cancelWaiting(ctx, id);
    expect((await previewRemoval(ctx, b.id)).unfinishedCampaigns).toBe(0);
  });

  test("a new attempt keeps the number", async () => {
    const { ctx, draft } = await aShop(database, 6);
    const id = await launched(ctx, draft);
    const before = await rowsOf(id);
    await database.admin.query(
      `UPDATE outgoing SET state = 'failed', why = 'ack-500', not_before = NULL, failed_at = now() - interval '3 days'
       WHERE campaign_id = $1`,
      [id],
    );
    await retryRecipients(ctx, { campaignId: id, states: ["failed"] });
    const after = await rowsOf(id);
    expect(new Map(after.map((row) => [row.contact, row.number]))).toEqual(
      new Map(before.map((row) => [row.contact, row.number])),
    );
  });
});
