import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { createCampaign } from "~/features/campaigns/create-campaign.server";
import { launchCampaign } from "~/features/campaigns/launch-campaign.server";
import { loadCampaign } from "~/features/campaigns/load-campaign.server";
import { prepareCampaign } from "~/features/campaigns/prepare-campaign.server";
import { testSend } from "~/features/campaigns/test-send.server";
import { updateCampaign } from "~/features/campaigns/update-campaign.server";
import { deleteMedia } from "~/features/media/delete-media.server";
import { storeMedia } from "~/features/media/store-media.server";
import { openCampaignContent, type TemplateSnapshot } from "~/features/outgoing/campaign-content";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { aMetaConnection } from "../factories/a-meta-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aContact, aTemplate } from "./campaign-fixture";

const MEDIA_ERROR = { error: { message: "Media upload error", type: "OAuthException", code: 131053 } };
const PDF = "%PDF-1.7 tabela";

let test_: TestDatabase;
let sandbox: Sandbox;
const dataDir = mkdtempSync(join(tmpdir(), "mia-files-"));

beforeAll(async () => {
  test_ = await openTestDatabase({ jobs: true });
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  openTestProcess(test_, { META_GRAPH_URL: sandbox.url, DATA_DIR: dataDir });
});
afterAll(async () => {
  await sandbox.stop();
  await test_.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("It was not refused");
  return error;
}

/** A draft whose template shows a document, with one that was sent to us for it. */
async function aDraft(at: Sandbox = sandbox) {
  const ctx = await test_.company();
  const connection = await aMetaConnection(ctx, at);
  const templateId = await aTemplate(ctx, {
    wabaId: connection.credentials.wabaId,
    components: [
      { type: "HEADER", format: "DOCUMENT", example: { header_handle: ["h"] } },
      { type: "BODY", text: "Segue a tabela de preços." },
    ],
  });
  await aContact(ctx);
  const media = await storeMedia(ctx, {
    purpose: "message",
    families: ["document"],
    file: { filename: "tabela.pdf", body: new Blob([PDF]).stream() },
  });
  const { id } = await createCampaign(ctx, {
    name: "Tabela",
    connectionId: connection.id,
    templateId,
    variables: {
      "header.document": { text: media.filename, file: { id: media.id, filename: media.filename } },
    },
    audience: { any: [{ all: true }], minus: [] },
    sendWindow: "always",
  });
  return { ctx, connection, id, mediaId: media.id };
}

const sentOf = async (ctx: CompanyContext, id: string) => {
  const { variables } = await ctx.read((scope) => loadCampaign(scope, id));
  const source = variables["header.document"];
  return source && "text" in source ? source.file?.sent : undefined;
};

describe("a file that Meta does not get stops the send before anybody is written to", () => {
  const nobodyWaits = async (ctx: CompanyContext, id: string) => {
    expect(await ctx.read(({ db }) => db.outgoing.count())).toBe(0);
    expect((await ctx.read((scope) => loadCampaign(scope, id))).state).toBe("draft");
  };

  test("it is gone from our store", async () => {
    const { ctx, id, mediaId } = await aDraft();
    await deleteMedia(ctx, mediaId);
    for (const work of [testSend(ctx, id, { phones: ["11999990001"] }), launchCampaign(ctx, id)])
      expect((await refusal(work)).messageKey).toBe("media.errors.notFound");
    await nobodyWaits(ctx, id);
  });

  test("it is another company's", async () => {
    const { ctx, id } = await aDraft();
    const other = await aDraft();
    const file = { id: other.mediaId, filename: "tabela.pdf" };
    await updateCampaign(ctx, id, { variables: { "header.document": { text: "tabela.pdf", file } } });
    expect((await refusal(launchCampaign(ctx, id))).messageKey).toBe("media.errors.notFound");
    await nobodyWaits(ctx, id);
  });

  test("Meta refuses it, by name; Meta silent is said to be silent", async () => {
    const answers = [
      () => Response.json(MEDIA_ERROR, { status: 400 }),
      () => new Response("<html>", { status: 502 }),
    ];
    const stub = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => answers.shift()!() });
    const { ctx, id } = await aDraft(
      Object.create(sandbox, { url: { value: `http://127.0.0.1:${stub.port}` } }),
    );
    const refused = await refusal(testSend(ctx, id, { phones: ["11999990001"] }));
    const silent = await refusal(launchCampaign(ctx, id));
    await stub.stop(true);
    expect([refused.messageKey, refused.params]).toEqual([
      "media.errors.refusedByMeta",
      { filename: "tabela.pdf", code: "131053" },
    ]);
    expect(silent.messageKey).toBe("connections.errors.silent");
    await nobodyWaits(ctx, id);
  });
});

test("a test gives Meta the file once; launching uses the same id, with the file's name", async () => {
  const { ctx, id } = await aDraft();
  await testSend(ctx, id, { phones: ["11999990001"] });
  const first = await sentOf(ctx, id);
  const [row] = await ctx.read(({ db }) => db.outgoing.findMany({ where: { source: "test" } }));
  expect(JSON.stringify(row!.content)).toContain(`"mediaId":"${first!.mediaId}"`);
  await launchCampaign(ctx, id);
  await prepareCampaign(ctx, id);
  expect(await sentOf(ctx, id)).toEqual(first);
  const campaign = await ctx.read((scope) => loadCampaign(scope, id));
  const [outgoing] = await ctx.read(({ db }) => db.outgoing.findMany({ where: { source: "campaign" } }));
  const rendered = openCampaignContent(campaign.templateSnapshot as TemplateSnapshot).render(
    outgoing!.values,
    outgoing!.id,
  );
  expect(rendered).toMatchObject({
    ok: true,
    content: {
      components: [
        {
          type: "header",
          parameters: [{ type: "document", mediaId: first!.mediaId, filename: "tabela.pdf" }],
        },
      ],
    },
  });
});

test("an id of last week is renewed when the campaign starts", async () => {
  const { ctx, id, connection } = await aDraft();
  const before = new Date(Date.now() - 8 * 86_400_000);
  await launchCampaign(ctx, id, before);
  const old = await sentOf(ctx, id);
  await prepareCampaign(ctx, id);
  const renewed = await sentOf(ctx, id);
  expect(renewed!.mediaId).not.toBe(old!.mediaId);
  expect(renewed!.connectionId).toBe(connection.id);
});

test("a file of another template is not sent anywhere", async () => {
  const { ctx, id, connection } = await aDraft();
  await updateCampaign(ctx, id, {
    templateId: await aTemplate(ctx, { wabaId: connection.credentials.wabaId }),
    variables: {
      "body.1": { text: "Ana" },
      "header.document": { text: "x", file: { id: Bun.randomUUIDv7(), filename: "x" } },
    },
  });
  await launchCampaign(ctx, id);
});
