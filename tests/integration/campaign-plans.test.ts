import { afterAll, beforeAll, expect, test } from "bun:test";
import { openTestDatabase, type TestDatabase } from "#/tests/setup/test-database";
import { openTestProcess } from "#/tests/setup/test-process";
import { campaignFigures } from "~/features/campaigns/campaign-figures.sql.server";
import { campaignStatus } from "~/features/campaigns/campaign-status.server";
import { cancelCampaign } from "~/features/campaigns/cancel-campaign.server";
import { cancelWaiting } from "~/features/campaigns/cancel-waiting.sql.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { listRecipients } from "~/features/campaigns/list-recipients.sql.server";
import { listReplies } from "~/features/campaigns/list-replies.sql.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { openedScopes } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aCampaign, aList, manyContacts } from "./campaign-fixture";

let database: TestDatabase;
let ctx: CompanyContext;
let id: string;

/** Everything that runs goes through EXPLAIN as well, with the company's role and walls. */
function explaining(context: CompanyContext, plans: string[]): CompanyContext {
  const watch = (scope: object) => {
    const opened = openedScopes.get(scope)!;
    const run =
      (name: "$queryRawUnsafe" | "$executeRawUnsafe") =>
      async (text: string, ...values: unknown[]) => {
        const rows = await opened.client.$queryRawUnsafe<Record<string, string>[]>(
          `EXPLAIN ${text}`,
          ...values,
        );
        plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
        return opened.client[name](text, ...values);
      };
    const client = new Proxy(opened.client, {
      get: (target, key) =>
        key === "$queryRawUnsafe" || key === "$executeRawUnsafe" ? run(key) : Reflect.get(target, key),
    });
    openedScopes.set(scope, { ...opened, client });
  };
  return {
    ...context,
    read: (work) =>
      context.read((scope) => {
        watch(scope);
        return work(scope);
      }),
    transaction: (work) =>
      context.transaction((scope) => {
        watch(scope);
        return work(scope);
      }),
  };
}

beforeAll(async () => {
  database = await openTestDatabase({ jobs: true });
  openTestProcess(database);
  ctx = await database.company();
  await manyContacts(database, ctx, 20_000);
  const list = await aList(ctx, "Alguns");
  await database.admin.query(
    "INSERT INTO list_member (company_id, list_id, contact_id) SELECT $1, $2, id FROM contact ORDER BY id LIMIT 2000",
    [ctx.companyId, list],
  );
  id = await aCampaign(ctx, { audience: { any: [{ list }], minus: [] } });
  await launchCampaign(ctx, id);
  await prepareCampaign(ctx, id, { slice: 1_000 });
  const rest = await aCampaign(ctx);
  await launchCampaign(ctx, rest);
  await prepareCampaign(ctx, rest);
  await database.admin.query(
    `INSERT INTO message (company_id, conversation_id, connection_id, direction, author, campaign_id, type, text)
     SELECT company_id, conversation_id, connection_id, way, 'campaign', campaign_id, 'text', 'Oi'
     FROM outgoing, unnest(ARRAY['out', 'in']) AS way WHERE way = 'out' OR random() < 0.1`,
  );
  await database.admin.query("ANALYZE");
}, 60_000);
afterAll(() => database.close());

const reads: [name: string, ask: (context: CompanyContext) => Promise<unknown>, index: RegExp][] = [
  [
    "progress",
    (context) => campaignStatus(context, id),
    /campaign_tally_company_id_campaign_id_idx|Seq Scan on campaign_tally/,
  ],
  ["recipients", (context) => listRecipients(context, id), /message_thread/],
  [
    "recipients of a state",
    (context) => listRecipients(context, id, { states: ["failed"] }),
    /outgoing_(campaign|recipient)/,
  ],
  [
    "a search",
    (context) => listRecipients(context, id, { search: "pessoa 77" }),
    /outgoing_(recipient|contact|campaign)/,
  ],
  ["replies", (context) => listReplies(context, id), /message_campaign_reply/],
  ["figures", (context) => campaignFigures(context, id), /outgoing_due_next/],
];

test.each(reads)("%s: an index, under row-level security", async (_, ask, index) => {
  const plans: string[] = [];
  await ask(explaining(ctx, plans));
  const all = plans.join("\n\n");
  expect(all).toMatch(index);
  expect(all).not.toMatch(/Seq Scan on (outgoing|message|contact)\b/);
});

test("cancelling finds who waits by the queue's index", async () => {
  const plans: string[] = [];
  const context = explaining(ctx, plans);
  await cancelCampaign(ctx, id);
  expect(await cancelWaiting(context, id)).toBe(2_000);
  expect(plans[0]).toMatch(/outgoing_due_next/);
  expect(plans[0]).not.toMatch(/Seq Scan on outgoing/);
});
