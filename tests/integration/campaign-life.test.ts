import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { startCampaignWatch } from "#/workers/campaigns/watch-campaigns";
import { campaignStatus } from "~/features/campaigns/campaign-status.server";
import { compactTallies } from "~/features/campaigns/compact-tallies.sql.server";
import { duplicateCampaign } from "~/features/campaigns/duplicate-campaign.server";
import { exportCampaign } from "~/features/campaigns/export-campaign.server";
import { failureReasons } from "~/features/campaigns/failure-reasons.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { listCampaigns } from "~/features/campaigns/list-campaigns.server";
import { listRecipients } from "~/features/campaigns/list-recipients.sql.server";
import { listTests } from "~/features/campaigns/list-tests.server";
import { pauseCampaign } from "~/features/campaigns/pause-campaign.server";
import { preflightCampaign } from "~/features/campaigns/preflight-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { recipientTimeline } from "~/features/campaigns/recipient-timeline.server";
import { removeRecipient } from "~/features/campaigns/remove-recipient.server";
import { resumeCampaign } from "~/features/campaigns/resume-campaign.server";
import { retryRecipients } from "~/features/campaigns/retry-recipients.server";
import { testSend } from "~/features/campaigns/test-send.server";
import { watchCompany } from "~/features/campaigns/watch-company.server";
import { applyStatuses } from "~/features/messages/apply-statuses.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { createLogger } from "~/platform/logger/logger";
import { refusal } from "../setup/refusal";
import { aCampaign, aConnection, aContact, aList, aTemplate, manyContacts } from "./campaign-fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

const admin = (text: string, values: unknown[] = []) => database.admin.query(text, values);
const watch = (ctx: CompanyContext, id: string, now = new Date()) => watchCompany(ctx, [id], new Map(), now);
const stateOf = async (ctx: CompanyContext, id: string) => (await campaignStatus(ctx, id)).state;

/** A running campaign of so many people. */
async function running(count: number, changes: Record<string, unknown> = {}) {
  const ctx = await database.company();
  await manyContacts(database, ctx, count);
  const id = await aCampaign(ctx, changes);
  await launchCampaign(ctx, id);
  await prepareCampaign(ctx, id);
  return { ctx, id };
}

/** Settles the first `n` that wait, as a lane and its webhooks would. */
const settle = (id: string, n: number, state: string, why: string | null = null, ago = "0 seconds") =>
  admin(
    `UPDATE outgoing SET state = $2, why = $3, not_before = NULL, sending_at = now() - $4::interval,
       accepted_at = CASE WHEN $2 NOT IN ('failed', 'unknown') THEN now() - $4::interval END,
       failed_at = CASE WHEN $2 = 'failed' THEN now() - $4::interval END,
       settled_at = CASE WHEN $2 = 'unknown' THEN now() - $4::interval END
     WHERE id IN (SELECT id FROM outgoing WHERE campaign_id = $1 AND state = 'waiting' ORDER BY id LIMIT $5)`,
    [id, state, why, ago, n],
  );

describe("trying again", () => {
  test("a new attempt for those who may, the old ones kept as history, and everybody counted once", async () => {
    const { ctx, id } = await running(10);
    await settle(id, 3, "failed", "131000");
    await settle(id, 2, "failed", "131026");
    await settle(id, 1, "failed", "131049");
    await settle(id, 1, "unknown", null, "20 minutes");
    await settle(id, 3, "delivered");
    await watch(ctx, id);
    expect(await stateOf(ctx, id)).toBe("finished");
    expect(await retryRecipients(ctx, { campaignId: id, states: ["failed"] })).toEqual({
      started: 3,
      more: false,
    });
    const status = await campaignStatus(ctx, id);
    expect(status).toMatchObject({
      state: "running",
      audience: 10,
      waiting: 3,
      failed: 3,
      unknown: 1,
      delivered: 3,
      failedBy: { "131026": 2, "131049": 1 },
    });
    expect(await retryRecipients(ctx, { campaignId: id, states: ["failed"] })).toEqual({
      started: 0,
      more: false,
    });
    expect(await retryRecipients(ctx, { campaignId: id, states: ["unknown"] })).toEqual({
      started: 1,
      more: false,
    });
    const { rows } = await admin(
      "SELECT attempt, superseded, count(*)::int AS n FROM outgoing WHERE campaign_id = $1 GROUP BY 1, 2 ORDER BY 1, 2",
      [id],
    );
    expect(rows).toEqual([
      { attempt: 1, superseded: false, n: 6 },
      { attempt: 1, superseded: true, n: 4 },
      { attempt: 2, superseded: false, n: 4 },
    ]);
  });

  test("an unknown that turns out to have arrived takes its waiting new attempt back", async () => {
    const { ctx, id } = await running(3);
    await settle(id, 2, "unknown", null, "20 minutes");
    await settle(id, 1, "read");
    await retryRecipients(ctx, { campaignId: id, states: ["unknown"] });
    expect(await campaignStatus(ctx, id)).toMatchObject({ audience: 3, waiting: 2, read: 1 });
    const { rows: olds } = await admin(
      "SELECT id, connection_id AS connection FROM outgoing WHERE campaign_id = $1 AND superseded ORDER BY id LIMIT 1",
      [id],
    );
    const event = {
      kind: "status" as const,
      providerMessageId: `wamid.${id}`,
      outgoingId: olds[0].id as string,
      status: "delivered" as const,
      rank: 6,
      at: new Date(),
    };
    const arrived = { connectionId: olds[0].connection as string, event: event as never };
    await ctx.transaction((tx) => applyStatuses(tx, [arrived]));
    await ctx.transaction((tx) => applyStatuses(tx, [arrived]));
    expect(await campaignStatus(ctx, id)).toMatchObject({ audience: 3, waiting: 1, read: 1, delivered: 1 });
    const { rows } = await admin(
      "SELECT state, attempt FROM outgoing WHERE campaign_id = $1 AND NOT superseded ORDER BY state, attempt",
      [id],
    );
    expect(rows).toEqual([
      { state: "delivered", attempt: 1 },
      { state: "read", attempt: 1 },
      { state: "waiting", attempt: 2 },
    ]);
  });

  test("after a day of rest the carrier's wish to spare people has passed; an unknown needs ten minutes", async () => {
    const { ctx, id } = await running(2);
    await settle(id, 1, "failed", "131049", "25 hours");
    await settle(id, 1, "unknown", null, "5 minutes");
    const both = { campaignId: id, states: ["failed" as const, "unknown" as const] };
    expect(await retryRecipients(ctx, both)).toEqual({ started: 1, more: false });
  });

  test("is refused for a draft and for a cancelled campaign", async () => {
    const ctx = await database.company();
    const id = await aCampaign(ctx);
    expect(await refusal(retryRecipients(ctx, { campaignId: id, states: ["failed"] }))).toBe(
      "reasons.refused.not-launched",
    );
  });
});

describe("the watch", () => {
  test("finishes a campaign when nothing is left, once, and says when it began", async () => {
    const { ctx, id } = await running(4);
    await settle(id, 3, "read");
    expect(await watch(ctx, id)).toEqual([]);
    const { startedAt } = await campaignStatus(ctx, id);
    expect(startedAt).not.toBeNull();
    await settle(id, 1, "unknown");
    const changed = await Promise.all([watch(ctx, id), watch(ctx, id)]);
    expect(changed.flat()).toEqual([id]);
    expect(await campaignStatus(ctx, id)).toMatchObject({ state: "finished", startedAt });
    const { rows } = await admin(
      "SELECT count(*)::int AS n FROM event WHERE kind = 'campaign.finished' AND subject_id = $1",
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("starts what is due, with two watches at once, once", async () => {
    const ctx = await database.company();
    await aContact(ctx);
    const at = new Date(Date.now() + 60_000).toISOString();
    const id = await aCampaign(ctx, { schedule: { kind: "at", at } });
    expect(await launchCampaign(ctx, id)).toEqual({ state: "scheduled", startAt: new Date(at) });
    expect(await watch(ctx, id)).toEqual([]);
    const later = new Date(Date.now() + 61_000);
    await Promise.all([watch(ctx, id, later), watch(ctx, id, later)]);
    expect(await stateOf(ctx, id)).toBe("preparing");
    const { rows } = await admin(
      "SELECT count(*)::int AS n FROM event WHERE kind = 'campaign.launched' AND subject_id = $1",
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("starts what waits for a template's approval, with the template as approved", async () => {
    const ctx = await database.company();
    await aContact(ctx);
    const templateId = await aTemplate(ctx, { status: "PENDING" });
    const id = await aCampaign(ctx, { templateId, schedule: { kind: "when-approved" } });
    expect(await launchCampaign(ctx, id)).toEqual({ state: "scheduled", startAt: null });
    expect(await watch(ctx, id)).toEqual([]);
    await admin("UPDATE template SET status = 'APPROVED', category = 'UTILITY' WHERE id = $1", [templateId]);
    await watch(ctx, id);
    await prepareCampaign(ctx, id);
    const { rows } = await admin("SELECT DISTINCT purpose FROM outgoing WHERE campaign_id = $1", [id]);
    expect(rows).toEqual([{ purpose: "UTILITY" }]);
  });

  test("puts a preparation back whose job was lost", async () => {
    const ctx = await database.company();
    await aContact(ctx);
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    const jobs = async () =>
      (
        await admin(
          "SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'campaign.prepare' AND data ->> 'companyId' = $1",
          [ctx.companyId],
        )
      ).rows[0].n;
    expect(await jobs()).toBe(1);
    await watch(ctx, id);
    expect(await jobs()).toBe(1);
    await watch(ctx, id, new Date(Date.now() + 30_000));
    expect(await jobs()).toBe(2);
  });

  test.each([
    ["a red number", "quality-red", "UPDATE connection SET quality = 'RED' WHERE company_id = $1"],
    ["a paused template", "template-paused", "UPDATE template SET status = 'PAUSED' WHERE company_id = $1"],
    [
      "a template that is gone",
      "template-missing",
      "UPDATE template SET missing_since = now() WHERE company_id = $1",
    ],
    [
      "a dead token",
      "connection-stopped",
      "UPDATE connection SET state = 'needs-reconnect' WHERE company_id = $1",
    ],
  ])("%s pauses with its name: %s", async (_, why, change) => {
    const { ctx, id } = await running(2);
    await admin(change, [ctx.companyId]);
    await watch(ctx, id);
    const { rows } = await admin("SELECT state, pause_reason FROM campaign WHERE id = $1", [id]);
    expect(rows).toEqual([{ state: "paused", pause_reason: why }]);
  });

  test.each([
    ["131048", 3, 0, "spam-limit"],
    ["131049", 12, 40, "frequency-cap"],
    ["132012", 50, 2, "same-failure"],
  ])("a rise of %s (%p of them) pauses", async (code, failed, good, why) => {
    const { ctx, id } = await running(60);
    await settle(id, good, "delivered");
    await settle(id, failed, "failed", code);
    await watch(ctx, id);
    const { rows } = await admin("SELECT state, pause_reason FROM campaign WHERE id = $1", [id]);
    expect(rows).toEqual([{ state: "paused", pause_reason: why }]);
    // Whoever resumes it is not punished for the same failures again.
    await resumeCampaign(ctx, id);
    const histories = new Map();
    await admin("UPDATE campaign SET started_at = now() - interval '1 hour' WHERE id = $1", [id]);
    await watchCompany(ctx, [id], histories, new Date());
    await watchCompany(ctx, [id], histories, new Date());
    expect(await stateOf(ctx, id)).toBe("running");
  });

  test("goes on by itself when the number works again, and never after a person's pause", async () => {
    const { ctx, id } = await running(1);
    await admin("UPDATE connection SET state = 'needs-reconnect' WHERE company_id = $1", [ctx.companyId]);
    await watch(ctx, id);
    expect(await stateOf(ctx, id)).toBe("paused");
    await admin("UPDATE connection SET state = 'active' WHERE company_id = $1", [ctx.companyId]);
    await watch(ctx, id);
    expect(await stateOf(ctx, id)).toBe("running");
    await pauseCampaign(ctx, id);
    await watch(ctx, id);
    expect(await stateOf(ctx, id)).toBe("paused");
  });

  test("a yellow number sends at half its rate until it is green", async () => {
    const { ctx, id } = await running(1);
    const slowed = async () =>
      (await admin("SELECT slowed_rate FROM connection WHERE company_id = $1", [ctx.companyId])).rows[0]
        .slowed_rate;
    await admin("UPDATE connection SET quality = 'YELLOW' WHERE company_id = $1", [ctx.companyId]);
    await watch(ctx, id);
    expect(await slowed()).toBe(40);
    await admin("UPDATE connection SET quality = 'GREEN' WHERE company_id = $1", [ctx.companyId]);
    await watch(ctx, id);
    expect(await slowed()).toBeNull();
  });

  test("looks at every company by itself", async () => {
    const { ctx, id } = await running(1);
    await settle(id, 1, "delivered");
    const round = startCampaignWatch({
      database: database.database,
      logger: createLogger("test", "silent"),
      clock: systemClock,
      intervalMs: 60_000,
    });
    await round.round();
    await round.stop();
    expect(await stateOf(ctx, id)).toBe("finished");
  });

  test("compacting the counters changes no sum", async () => {
    const { ctx, id } = await running(30);
    for (let at = 0; at < 20; at += 1)
      await settle(id, 1, at % 2 ? "failed" : "read", at % 2 ? "131026" : null);
    const before = await campaignStatus(ctx, id);
    expect(await compactTallies(ctx, id)).toBe(3);
    expect(await campaignStatus(ctx, id)).toEqual(before);
  });
});

describe("what the pages show", () => {
  test("recipients by state, reason and name, page by page", async () => {
    const { ctx, id } = await running(30);
    await settle(id, 4, "failed", "131026");
    const failed = await listRecipients(ctx, id, { states: ["failed"], why: "131026", most: 3 });
    expect(failed.items).toHaveLength(3);
    const rest = await listRecipients(ctx, id, { states: ["failed"], most: 3, after: failed.next! });
    expect([rest.items.length, rest.next]).toEqual([1, null]);
    await admin("UPDATE contact SET search = lower(first_name || ' ' || phone) WHERE company_id = $1", [
      ctx.companyId,
    ]);
    expect(
      (await listRecipients(ctx, id, { search: "PÉSSOA 7 " })).items.map((row) => row.firstName),
    ).toEqual(["Pessoa 7"]);
    expect((await listRecipients(ctx, id, { search: "100%" })).items).toEqual([]);
  });

  test("a person's whole story, over two attempts", async () => {
    const { ctx, id } = await running(1);
    await settle(id, 1, "failed", "131000");
    await retryRecipients(ctx, { campaignId: id, states: ["failed"] });
    const [recipient] = (await listRecipients(ctx, id)).items;
    const timeline = await recipientTimeline(ctx, id, recipient!.id);
    expect(timeline.story.map(({ kind }) => kind)).toEqual([
      "allowed",
      "launched",
      "joined",
      "sending",
      "failed",
      "retried",
      "waiting",
    ]);
    expect(timeline.story.at(-1)).toMatchObject({ kind: "waiting", attempt: 2 });
    expect(timeline.removable).toBe(true);
    expect(await removeRecipient(ctx, id, timeline.outgoingId)).toBe(true);
    expect(await removeRecipient(ctx, id, timeline.outgoingId)).toBe(false);
    expect(await campaignStatus(ctx, id)).toMatchObject({ skipped: 1, skippedBy: { cancelled: 1 } });
  });

  test("failures in plain words, and whether trying again helps", async () => {
    const { ctx, id } = await running(6);
    await settle(id, 3, "failed", "131026");
    await settle(id, 2, "failed", "131049");
    await settle(id, 1, "failed", "131000");
    expect((await failureReasons(ctx, id)).map(({ code, count, retry }) => [code, count, retry])).toEqual([
      ["131026", 3, { may: "never" }],
      ["131049", 2, { may: "later", afterSeconds: 86_400 }],
      ["131000", 1, { may: "now" }],
    ]);
  });

  test("the export has everybody once and keeps formulas harmless", async () => {
    const { ctx, id } = await running(3);
    await admin("UPDATE contact SET first_name = '=cmd()' WHERE company_id = $1", [ctx.companyId]);
    await settle(id, 1, "failed", "131026");
    let csv = "";
    for await (const piece of exportCampaign(ctx, id, "en")) csv += piece;
    const lines = csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.startsWith("'=cmd()"))).toHaveLength(3);
    expect(lines.filter((line) => line.includes(";131026;"))).toHaveLength(1);
  });

  test("a test goes to own numbers, outside every count", async () => {
    const ctx = await database.company();
    await aContact(ctx);
    const id = await aCampaign(ctx);
    expect((await preflightCampaign(ctx, id)).preflight!.warnings).toEqual(["no-test-sent"]);
    expect(await refusal(testSend(ctx, id, { phones: ["abc"] }))).toBe("campaigns.errors.testPhoneWrong");
    const six = Array.from({ length: 6 }, (_, at) => `1199999000${at}`);
    expect(await refusal(testSend(ctx, id, { phones: six }))).toBe("campaigns.errors.testTooMany");
    await testSend(ctx, id, { phones: ["(11) 99999-0001", "+55 11 99999-0001"] });
    expect((await preflightCampaign(ctx, id)).preflight!.warnings).toEqual([]);
    expect(await campaignStatus(ctx, id)).toMatchObject({ state: "draft", audience: 0 });
    const [result, more] = await listTests(ctx, id);
    expect(more).toBeUndefined();
    expect(result).toMatchObject({ phone: "+5511999990001", state: "waiting" });
    const { rows } = await admin("SELECT content ->> 'type' AS type FROM outgoing WHERE id = $1", [
      result!.outgoingId,
    ]);
    expect(rows).toEqual([{ type: "template" }]);
    await launchCampaign(ctx, id);
    expect(await listTests(ctx, id)).toHaveLength(1);
  });

  test("a copy keeps its audience, unless something that it names is gone", async () => {
    const ctx = await database.company();
    const list = await aList(ctx, "Sumida");
    const id = await aCampaign(ctx, { audience: { any: [{ all: true }], minus: [{ list }] } });
    const audienceOf = async (copy: { id: string }) =>
      (await admin("SELECT audience FROM campaign WHERE id = $1", [copy.id])).rows[0].audience;
    expect(await audienceOf(await duplicateCampaign(ctx, id))).toEqual({
      any: [{ all: true }],
      minus: [{ list }],
    });
    await admin("DELETE FROM contact_list WHERE id = $1", [list]);
    expect(await audienceOf(await duplicateCampaign(ctx, id))).toEqual({ any: [], minus: [] });
  });

  test("a test does not go to who has stopped or is blocked, in either spelling", async () => {
    const ctx = await database.company();
    const stopped = await aContact(ctx, { phone: "+5511988880001" });
    const blocked = await aContact(ctx, { phone: "+5511988880002" });
    await aContact(ctx, { phone: "+5511988880003" });
    await admin("UPDATE contact SET whatsapp_stopped_at = now() WHERE id = $1", [stopped]);
    await admin("UPDATE contact SET blocked_at = now() WHERE id = $1", [blocked]);
    const id = await aCampaign(ctx);
    for (const phone of ["+551188880001", "(11) 98888-0001", "11 98888-0002"]) {
      const phones = ["11 98888-0003", phone];
      expect(await refusal(testSend(ctx, id, { phones }))).toBe("reasons.errors.testStopped");
    }
    expect(await listTests(ctx, id)).toEqual([]);
    await testSend(ctx, id, { phones: ["11 98888-0003"] });
    expect(await listTests(ctx, id)).toHaveLength(1);
  });

  test("the list shows the progress of each campaign", async () => {
    const { ctx, id } = await running(3);
    await settle(id, 1, "read");
    const draft = await aCampaign(ctx, { name: "Natal 100%" });
    const { items, next } = await listCampaigns(ctx);
    expect(items.map((item) => [item.id, item.progress.audience, item.progress.read])).toEqual([
      [draft, 0, 0],
      [id, 3, 1],
    ]);
    expect(next).toBeNull();
    expect((await listCampaigns(ctx, { search: "natal" })).items.map((item) => item.id)).toEqual([draft]);
    expect((await listCampaigns(ctx, { states: ["running"] })).items.map((item) => item.id)).toEqual([id]);
  });
});

describe("another company's ids", () => {
  test("are not there, whatever is asked", async () => {
    const { id } = await running(1);
    const [recipient] = (await admin("SELECT id FROM outgoing WHERE campaign_id = $1", [id])).rows;
    const stranger = await database.company("Estranha");
    const asks = [
      () => campaignStatus(stranger, id),
      () => preflightCampaign(stranger, id),
      () => launchCampaign(stranger, id),
      () => pauseCampaign(stranger, id),
      () => resumeCampaign(stranger, id),
      () => listRecipients(stranger, id),
      () => recipientTimeline(stranger, id, recipient.id),
      () => retryRecipients(stranger, { campaignId: id, states: ["failed"] }),
      () => testSend(stranger, id, { phones: ["11999990001"] }),
      () => failureReasons(stranger, id),
      () => exportCampaign(stranger, id, "en").next(),
    ];
    for (const ask of asks) expect(await refusal(ask())).toBe("campaigns.errors.notFound");
    expect(await removeRecipient(stranger, id, recipient.id)).toBe(false);
  });

  test("cannot be put into a draft: number, template, list, tag, file", async () => {
    const ctx = await database.company();
    const stranger = await database.company("Estranha");
    const connectionId = await aConnection(stranger);
    const templateId = await aTemplate(stranger);
    const foreign = Bun.randomUUIDv7();
    expect(await refusal(aCampaign(ctx, { connectionId }))).toBe("campaigns.errors.connectionNotFound");
    expect(await refusal(aCampaign(ctx, { templateId }))).toBe("campaigns.errors.templateNotFound");
    for (const [term, message] of [
      [{ list: foreign }, "listNotFound"],
      [{ tag: foreign }, "tagNotFound"],
      [{ file: foreign }, "fileNotFound"],
    ] as const) {
      expect(await refusal(aCampaign(ctx, { audience: { any: [term], minus: [] } }))).toBe(
        `campaigns.errors.${message}`,
      );
    }
  });
});
