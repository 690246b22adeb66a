import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { unscheduleCampaign } from "~/features/campaigns/unschedule-campaign.server";
import { watchCompany } from "~/features/campaigns/watch-company.server";
import { aCampaign, aContact, aTemplate } from "./campaign-fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

test("a template that asks for more than was filled in when its hour comes pauses the campaign; nobody gets a torn message", async () => {
  const ctx = await database.company();
  await aContact(ctx);
  const templateId = await aTemplate(ctx);
  const at = new Date(Date.now() + 60_000);
  const id = await aCampaign(ctx, { templateId, schedule: { kind: "at", at: at.toISOString() } });
  expect((await launchCampaign(ctx, id)).state).toBe("scheduled");
  const components = JSON.stringify([
    { type: "BODY", text: "Oi, {{1}}. Seu pedido {{2}}.", example: { body_text: [["Ana", "17"]] } },
  ]);
  await database.admin.query("UPDATE template SET components = $2 WHERE id = $1", [templateId, components]);
  const due = new Date(at.getTime() + 1_000);
  await watchCompany(ctx, [id], new Map(), due);
  const stands = async () =>
    (
      await database.admin.query(
        `SELECT c.state, c.pause_reason, c.paused_from, c.pause_detail ->> 'problem' AS problem,
           (SELECT count(*)::int FROM outgoing WHERE campaign_id = c.id) AS queued FROM campaign AS c WHERE c.id = $1`,
        [id],
      )
    ).rows[0];
  const paused = {
    state: "paused",
    pause_reason: "template-parameters",
    paused_from: "scheduled",
    problem: "variables-missing",
    queued: 0,
  };
  expect(await stands()).toEqual(paused);
  await watchCompany(ctx, [id], new Map(), due);
  expect(await stands()).toEqual(paused);
  await unscheduleCampaign(ctx, id);
  expect(await stands()).toMatchObject({ state: "draft" });
});
