import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { campaignStatus } from "~/features/campaigns/campaign-status.server";
import { cancelCampaign } from "~/features/campaigns/cancel-campaign.server";
import { cancelWaiting } from "~/features/campaigns/cancel-waiting.sql.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { pauseCampaign } from "~/features/campaigns/pause-campaign.server";
import { preflightCampaign } from "~/features/campaigns/preflight-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { prepareSlice } from "~/features/campaigns/prepare-slice.server";
import { resumeCampaign } from "~/features/campaigns/resume-campaign.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { refusal } from "../setup/refusal";
import { aCampaign, aConnection, aContact, aList, aTemplate, manyContacts } from "./campaign-fixture";

let database: TestDatabase;
let ctx: CompanyContext;

beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
  ctx = await database.company();
  await manyContacts(database, ctx, 1_050);
});
afterAll(() => database.close());

const rowsOf = async (campaignId: string) =>
  (
    await database.admin.query(
      "SELECT count(*)::int AS rows, count(DISTINCT contact_id)::int AS people FROM outgoing WHERE campaign_id = $1",
      [campaignId],
    )
  ).rows[0];

const total = (status: Awaited<ReturnType<typeof campaignStatus>>) =>
  status.waiting +
  status.sending +
  status.accepted +
  status.held +
  status.delivered +
  status.read +
  status.failed +
  status.unknown +
  status.skipped;

describe("launching", () => {
  test("from two tabs launches once", async () => {
    const id = await aCampaign(ctx);
    const answers = await Promise.all([refusal(launchCampaign(ctx, id)), refusal(launchCampaign(ctx, id))]);
    expect(answers.sort()).toEqual(["accepted", "reasons.refused.already-launched"]);
    const { rows } = await database.admin.query(
      "SELECT count(*)::int AS n FROM event WHERE kind = 'campaign.launched' AND subject_id = $1",
      [id],
    );
    expect(rows[0].n).toBe(1);
    await cancelCampaign(ctx, id);
  });

  test("refuses a template that was deleted at the provider since it was chosen", async () => {
    const templateId = await aTemplate(ctx, { name: "apagado" });
    const id = await aCampaign(ctx, { templateId });
    await ctx.transaction(({ db }) =>
      db.template.updateMany({ where: { id: templateId }, data: { missingSince: new Date() } }),
    );
    expect(await refusal(launchCampaign(ctx, id))).toBe("campaigns.problem.template-gone");
  });

  test("refuses a template that the provider paused", async () => {
    const templateId = await aTemplate(ctx, { name: "pausado", status: "PAUSED" });
    expect(await refusal(launchCampaign(ctx, await aCampaign(ctx, { templateId })))).toBe(
      "reasons.warning.template-not-approved",
    );
  });

  test("refuses a number that is not active, an empty list, and a company without contacts", async () => {
    const connectionId = await aConnection(ctx, { state: "paused" });
    expect(await refusal(launchCampaign(ctx, await aCampaign(ctx, { connectionId })))).toBe(
      "reasons.warning.connection-not-active",
    );
    const list = await aList(ctx, "Ninguém");
    const nobody = await aCampaign(ctx, { audience: { any: [{ list }], minus: [] } });
    expect(await refusal(launchCampaign(ctx, nobody))).toBe("campaigns.errors.audienceEmpty");
    const empty = await database.company("Sem contatos");
    expect(await refusal(launchCampaign(empty, await aCampaign(empty)))).toBe(
      "campaigns.errors.audienceEmpty",
    );
  });

  test("refuses a draft whose variable nothing fills", async () => {
    const id = await aCampaign(ctx, { variables: {} });
    expect(await refusal(launchCampaign(ctx, id))).toBe("campaigns.problem.variables-missing");
  });
});

describe("preparing", () => {
  test("a process that dies between slices goes on exactly there", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    expect(await prepareSlice(ctx, id, 400, new Date())).toBe("more");
    const dying = new AbortController();
    dying.abort();
    await expect(prepareCampaign(ctx, id, { slice: 400, signal: dying.signal })).rejects.toThrow();
    expect(await rowsOf(id)).toEqual({ rows: 400, people: 400 });
    expect(await prepareCampaign(ctx, id, { slice: 400 })).toBe("done");
    expect(await rowsOf(id)).toEqual({ rows: 1_050, people: 1_050 });
    expect(await campaignStatus(ctx, id)).toMatchObject({
      state: "running",
      audience: 1_050,
      waiting: 1_050,
    });
  });

  test("a transaction that breaks after the rows were written leaves neither rows nor place", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    const broken = ctx.transaction(async (tx) => {
      await prepareSlice(tx, id, 400, new Date());
      throw new Error("killed");
    });
    await expect(broken).rejects.toThrow("killed");
    expect(await rowsOf(id)).toEqual({ rows: 0, people: 0 });
    expect((await campaignStatus(ctx, id)).audience).toBe(0);
    expect(await prepareCampaign(ctx, id)).toBe("done");
    expect(await rowsOf(id)).toEqual({ rows: 1_050, people: 1_050 });
  });

  test("two workers at once double nobody", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    await Promise.all([
      prepareCampaign(ctx, id, { slice: 100 }),
      prepareCampaign(ctx, id, { slice: 100 }),
      prepareCampaign(ctx, id, { slice: 100 }),
    ]);
    expect(await rowsOf(id)).toEqual({ rows: 1_050, people: 1_050 });
    expect(await campaignStatus(ctx, id)).toMatchObject({ state: "running", audience: 1_050 });
  });

  test("sending may begin with the first slice: the number's lane is woken in the same transaction", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    await prepareSlice(ctx, id, 10, new Date());
    const { rows } = await database.admin.query(
      "SELECT l.wake_at <= now() + interval '1 second' AS awake FROM lane AS l JOIN campaign AS c ON c.connection_id = l.connection_id WHERE c.id = $1",
      [id],
    );
    expect(rows).toEqual([{ awake: true }]);
  });

  test("cancelling while preparing stops it, and everybody who was in is counted", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    await prepareSlice(ctx, id, 400, new Date());
    expect(await cancelCampaign(ctx, id)).toBe(true);
    expect(await cancelCampaign(ctx, id)).toBe(false);
    expect(await prepareCampaign(ctx, id)).toBe("stopped");
    expect(await cancelWaiting(ctx, id)).toBe(400);
    const status = await campaignStatus(ctx, id);
    expect(status).toMatchObject({
      state: "cancelled",
      audience: 400,
      skipped: 400,
      skippedBy: { cancelled: 400 },
    });
    expect(total(status)).toBe(status.audience);
    expect(await refusal(resumeCampaign(ctx, id))).toBe("reasons.refused.already-cancelled");
  });

  test("a pause in the middle of preparing lets the queue fill, and resuming runs it", async () => {
    const id = await aCampaign(ctx);
    await launchCampaign(ctx, id);
    await prepareSlice(ctx, id, 400, new Date());
    await pauseCampaign(ctx, id);
    expect(await pauseCampaign(ctx, id)).toBe(false);
    expect(await prepareCampaign(ctx, id)).toBe("done");
    expect(await campaignStatus(ctx, id)).toMatchObject({ state: "paused", waiting: 1_050 });
    expect(await resumeCampaign(ctx, id)).toBe(true);
    expect((await campaignStatus(ctx, id)).state).toBe("running");
  });

  test("the values are kept in the template's order, with the fallback where a name is missing", async () => {
    const own = await database.company("Ordem");
    const components = [
      { type: "HEADER", format: "TEXT", text: "{{1}}", example: { header_text: ["x"] } },
      { type: "BODY", text: "{{2}} e {{1}}", example: { body_text: [["a", "b"]] } },
    ];
    const templateId = await aTemplate(own, { components });
    await aContact(own, { firstName: "  ", fields: { cidade: "São\nLuís" }, phone: "+5592991842207" });
    const variables = {
      "body.1": { field: "cidade" },
      "body.2": { field: "first_name", fallback: "amigo" },
      "header.1": { text: "Oferta" },
    };
    const id = await aCampaign(own, { templateId, variables });
    await launchCampaign(own, id);
    await prepareCampaign(own, id);
    const { rows } = await database.admin.query(
      "SELECT values, zone, state FROM outgoing WHERE campaign_id = $1",
      [id],
    );
    expect(rows).toEqual([
      { values: ["Oferta", "São Luís", "amigo"], zone: "America/Manaus", state: "waiting" },
    ]);
  });

  test("names of 4,000 characters, emoji and right-to-left letters pass as they are", async () => {
    const own = await database.company("Nomes");
    const names = ["x".repeat(4_000), "👩🏽‍🚀 Ana", "محمد", "=HYPERLINK(1)", 'O"Neil, {}\\'];
    for (const firstName of names) await aContact(own, { firstName });
    const id = await aCampaign(own);
    await launchCampaign(own, id);
    await prepareCampaign(own, id);
    const { rows } = await database.admin.query(
      "SELECT values[1] AS name FROM outgoing WHERE campaign_id = $1",
      [id],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test("waits until the window opens in each person's own zone", async () => {
    const own = await database.company("Norte");
    await aContact(own, { phone: "+5592991842207" });
    await aContact(own, { phone: "+5511991842207" });
    await aContact(own, { phone: "+5511991842208", timeZone: "America/Rio_Branco" });
    const id = await aCampaign(own, {
      sendWindow: { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "20:00" },
    });
    // 09:30 in São Paulo, 08:30 in Manaus, 07:30 in Rio Branco.
    const now = new Date("2026-11-24T12:30:00Z");
    await launchCampaign(own, id, now);
    await prepareCampaign(own, id, { now: () => now });
    const { rows } = await database.admin.query(
      "SELECT zone, why, not_before AS at FROM outgoing WHERE campaign_id = $1 ORDER BY zone",
      [id],
    );
    expect(rows).toEqual([
      { zone: "America/Manaus", why: "send-window", at: new Date("2026-11-24T13:00:00Z") },
      { zone: "America/Rio_Branco", why: "send-window", at: new Date("2026-11-24T14:00:00Z") },
      { zone: "America/Sao_Paulo", why: null, at: now },
    ]);
  });

  test("pre-flight promised what preparation does", async () => {
    const id = await aCampaign(ctx);
    const { preflight } = await preflightCampaign(ctx, id);
    await launchCampaign(ctx, id);
    await prepareCampaign(ctx, id);
    const status = await campaignStatus(ctx, id);
    expect({ audience: status.audience, waiting: status.waiting }).toEqual({
      audience: preflight!.ledger.audience,
      waiting: preflight!.ledger.eligible,
    });
  });
});
