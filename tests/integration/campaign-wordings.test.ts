import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { createCampaign } from "~/features/campaigns/create-campaign.server";
import { loadCampaign } from "~/features/campaigns/load-campaign.server";
import { personView } from "~/features/campaigns/person-view.server";
import { preflightCampaign } from "~/features/campaigns/preflight-campaign.server";
import { testSend } from "~/features/campaigns/test-send.server";
import { openCampaignContent, type TemplateSnapshot } from "~/features/outgoing/campaign-content";
import { saveLocalText } from "~/features/templates/save-local-text.server";
import { refusal } from "../setup/refusal";
import { aContact, aPhone, aTemplate } from "./campaign-fixture";
import { aShop, countBy, launched, rowsOfCampaign } from "./shop-fixture";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
});
afterAll(() => database.close());

test("each message gets one, the same when it is asked again, and its page shows that one", async () => {
  const { ctx, draft } = await aShop(database, 24);
  const id = await launched(ctx, { ...draft, numbers: [] });
  const campaign = await ctx.read((scope) => loadCampaign(scope, id));
  const content = openCampaignContent(campaign.templateSnapshot as TemplateSnapshot);
  const again = openCampaignContent(campaign.templateSnapshot as TemplateSnapshot);
  const texts: string[] = [];
  for (const row of await rowsOfCampaign(database, id)) {
    const rendered = content.render(row.values, row.id);
    expect(rendered).toEqual(again.render(row.values, row.id));
    if (!rendered.ok) throw new Error(rendered.detail);
    texts.push(rendered.text);
    const view = await personView(ctx, id, row.id, { locale: "pt-BR", timeZone: "UTC", now: new Date() });
    expect(view.message!.body.replace("{{first_name|amigo}}", "Ana")).toBe(rendered.text);
  }
  expect(Object.keys(countBy(texts, (text) => text)).sort()).toEqual([
    "Chegou novidade.",
    "Oi, Ana!",
    "Olá, Ana.",
  ]);
});

test("tests go through them one by one", async () => {
  const { ctx, draft } = await aShop(database, 1);
  const { id } = await createCampaign(ctx, { ...draft, numbers: [] });
  const phones = [aPhone(), aPhone()];
  await testSend(ctx, id, { phones });
  await testSend(ctx, id, { phones: phones.slice(0, 1) });
  const rows = await ctx.read(({ db }) =>
    db.outgoing.findMany({ where: { source: "test" }, orderBy: { id: "asc" } }),
  );
  expect(rows.map(({ content }) => (content as { text: string }).text)).toEqual([
    "Oi, amigo!",
    "Olá, amigo.",
    "Chegou novidade.",
  ]);
});

test("one may leave a variable out, and none may bring a new one", async () => {
  const ctx = await database.company();
  const save = (variants: string[]) =>
    saveLocalText(ctx, {
      name: "x",
      language: "pt_BR",
      category: "MARKETING",
      text: "Oi, {{first_name}}",
      variants,
    });
  expect(await refusal(save(["Oi, {{city}}"]))).toBe("templates.draft.unknownVariable");
  expect(await refusal(save(["Oi!"]))).toBe("accepted");
});

test("a text that one wording cannot do without leaves nobody with a hole", async () => {
  const { ctx, draft, list } = await aShop(database, 2);
  await aContact(ctx, { firstName: "", lists: [list] });
  const templateId = await aTemplate(ctx, {
    kind: "text",
    wabaId: "",
    components: { text: "Oi, {{first_name|amigo}}", variants: ["Oi, {{first_name}}"] },
  });
  const { id } = await createCampaign(ctx, { ...draft, templateId });
  const { preflight } = await preflightCampaign(ctx, id);
  expect(preflight!.ledger.lines).toEqual([{ why: "missing-variable", count: 1 }]);
});
