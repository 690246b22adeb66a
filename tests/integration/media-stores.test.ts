import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { metaChannel } from "~/channels/meta-cloud/meta-channel";
import { chunksOf } from "~/features/media/chunks-of";
import { claimUpload } from "~/features/media/claim-upload.server";
import type { MessageMedia } from "~/features/media/core/message-media";
import { fetchInboundMedia } from "~/features/media/fetch-inbound-media.server";
import { openMedia } from "~/features/media/open-media.server";
import { receiveUpload } from "~/features/media/receive-upload.server";
import { tryMediaStore } from "~/features/media/try-media-store.server";
import { openLaneConnection } from "~/features/outgoing/open-lane-connection.server";
import { handleMetaWebhook } from "~/features/webhooks/handle-meta-webhook.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { startS3 } from "../contract/media/start-s3";
import { type AMetaConnection, aMetaConnection } from "../factories/a-meta-connection";
import { refusal } from "../setup/refusal";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { applyAll, rows } from "./webhook-fixture";

const MB = 1024 * 1024;
const dataDir = mkdtempSync(join(tmpdir(), "mia-stores-"));
let test_: TestDatabase;
let sandbox: Sandbox;
let ctx: CompanyContext;
let connection: AMetaConnection;
let hook: Bun.Server<undefined>;
let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  test_ = await openTestDatabase({ jobs: true });
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  s3 = await startS3("files");
  onDisk();
  ctx = await test_.company();
  hook = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const url = `http://127.0.0.1/api/v1/webhooks/meta/${connection.id}`;
      const { method, headers } = request;
      return handleMetaWebhook(new Request(url, { method, headers, body: await request.arrayBuffer() }));
    },
  });
  connection = await aMetaConnection(ctx, sandbox, { callbackUrl: `http://127.0.0.1:${hook.port}/` });
});
afterAll(async () => {
  await hook.stop(true);
  await sandbox.stop();
  await s3.stop();
  await test_.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const onDisk = () => openTestProcess(test_, { DATA_DIR: dataDir, META_GRAPH_URL: sandbox.url });
const inBucket = (endpoint: string) =>
  openTestProcess(test_, {
    DATA_DIR: dataDir,
    META_GRAPH_URL: sandbox.url,
    S3_ENDPOINT: endpoint,
    S3_BUCKET: "files",
    S3_ACCESS_KEY_ID: "S3RVER",
    S3_SECRET_ACCESS_KEY: "S3RVER",
  });
const NOWHERE = "http://127.0.0.1:1";

/** So many bytes of a PDF, in pieces. */
function aPdf(size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= size) return controller.close();
      const piece = new Uint8Array(Math.min(100_000, size - at)).fill(at % 251);
      if (at === 0) piece.set(new TextEncoder().encode("%PDF-1.7"));
      controller.enqueue(piece);
      at += piece.length;
    },
  });
}
const upload = (size = 100) => receiveUpload(ctx, { filename: "a.pdf", body: aPdf(size), channel: "meta" });
const hashOf = async (body: ReadableStream<Uint8Array>) => {
  const hash = new Bun.CryptoHasher("sha256");
  for await (const piece of chunksOf(body)) hash.update(piece);
  return hash.digest("hex");
};

/** A customer sends a document; its bubble waits for the file. */
async function arrives(megabytes: number): Promise<string> {
  sandbox.sendAsCustomer(
    "+5511987650078",
    { type: "document", megabytes },
    connection.credentials.phoneNumberId,
  );
  await sandbox.idle();
  await applyAll(test_);
  const [row] = await rows<{ id: string }>(
    test_,
    "SELECT id FROM message WHERE content ? 'media' ORDER BY id DESC LIMIT 1",
  );
  return row!.id;
}
const mediaOf = async (id: string) =>
  (
    await rows<{ media: MessageMedia }>(
      test_,
      "SELECT content->'media' AS media FROM message WHERE id = $1",
      [id],
    )
  )[0]!.media;
const fetchNow = (messageId: string, attempts = 0) =>
  fetchInboundMedia(ctx, { messageId, attempts }, { now: () => new Date() });

describe("when the bucket does not answer", () => {
  test("an upload says so plainly and leaves no row; what came in is put off and comes later", async () => {
    inBucket(NOWHERE);
    const before = await ctx.read(({ db }) => db.media.count());
    expect(await refusal(upload())).toBe("media.errors.storeDown");
    const messageId = await arrives(0.01);
    await fetchNow(messageId);
    expect(await mediaOf(messageId)).toMatchObject({ state: "waiting", attempts: 1, problem: "transient" });
    expect(await ctx.read(({ db }) => db.media.count())).toBe(before);
    inBucket(s3.endpoint);
    await fetchNow(messageId, 1);
    expect(await mediaOf(messageId)).toMatchObject({ state: "stored" });
  });

  test("the trial names what failed, and where it works it leaves nothing", async () => {
    inBucket(NOWHERE);
    expect(await tryMediaStore(ctx.companyId)).toEqual({ ok: false, step: "write", detail: "ECONNREFUSED" });
    inBucket(s3.endpoint);
    const before = s3.files().length;
    expect(await tryMediaStore(ctx.companyId)).toMatchObject({ ok: true });
    expect(s3.files()).toHaveLength(before);
    onDisk();
    expect(await tryMediaStore(ctx.companyId)).toMatchObject({ ok: true });
  });

  test("a message whose file cannot be read waits, and is not sent", async () => {
    inBucket(s3.endpoint);
    const { mediaId: storedId } = await upload();
    inBucket(NOWHERE);
    const sent = await send(storedId);
    expect(sent).toMatchObject({ outcome: "refused", reason: "transient", code: "store" });
  });
});

async function send(storedId: string) {
  const row = await ctx.read(({ db }) => db.connection.findFirstOrThrow({ where: { id: connection.id } }));
  const content = { type: "media", media: "document", storedId, caption: "Segue" } as const;
  const message = { id: crypto.randomUUID(), to: { phone: "+5511987650078" }, content };
  return metaChannel.send(message, openLaneConnection(ctx, row));
}

test("files from before a bucket was configured are still there", async () => {
  onDisk();
  const { mediaId, bytes } = await upload(5_000);
  inBucket(s3.endpoint);
  const opened = await openMedia(ctx, mediaId);
  expect((await new Response(opened.body).bytes()).length).toBe(bytes);
});

describe.each(["disk", "bucket"])("20 MB, kept on %s", (where) => {
  beforeAll(() => void (where === "disk" ? onDisk() : inBucket(s3.endpoint)));

  test("come in from a customer", async () => {
    const messageId = await arrives(20);
    await fetchNow(messageId);
    const media = await mediaOf(messageId);
    expect(media).toMatchObject({ state: "stored", mimeType: "application/pdf", bytes: 20 * MB });
    const { sha256 } = await ctx.read(({ db }) =>
      db.media.findFirstOrThrow({ where: { id: media.mediaId } }),
    );
    expect(await hashOf((await openMedia(ctx, media.mediaId!)).body)).toBe(sha256!);
  });

  test("go out to a customer, given to Meta once", async () => {
    const { mediaId } = await upload(20 * MB);
    await ctx.transaction((tx) => claimUpload(tx, mediaId));
    expect(await send(mediaId)).toMatchObject({ outcome: "accepted" });
    const { sentIds } = await ctx.read(({ db }) => db.media.findFirstOrThrow({ where: { id: mediaId } }));
    const given = sentIds as Record<string, { mediaId: string }>;
    expect(await send(mediaId)).toMatchObject({ outcome: "accepted" });
    const again = await ctx.read(({ db }) => db.media.findFirstOrThrow({ where: { id: mediaId } }));
    expect(again.sentIds).toEqual(given as never);
    const { token, phoneNumberId } = connection.credentials;
    const described = await fetch(
      `${sandbox.url}/v24.0/${given[connection.id]!.mediaId}?phone_number_id=${phoneNumberId}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(await described.json()).toMatchObject({ file_size: 20 * MB, mime_type: "application/pdf" });
  });
});
