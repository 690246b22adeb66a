import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { handleJobs } from "#/workers/handle-jobs";
import { mediaFetch } from "#/workers/jobs/media-fetch";
import { SAMPLE_FILES } from "#/workers/sandbox/customers/sample-media";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import type { CustomerContent } from "#/workers/sandbox/whatsapp/relay/customer-content";
import { askForMedia } from "~/features/media/ask-for-media.server";
import { type MessageMedia, shownMedia } from "~/features/media/core/message-media";
import { fetchInboundMedia } from "~/features/media/fetch-inbound-media.server";
import { handleMetaWebhook } from "~/features/webhooks/handle-meta-webhook.server";
import type { AppProcess } from "~/platform/app-process.server";
import { openDatabase } from "~/platform/db/database.server";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { loader } from "~/routes/_app.media.$id";
import { aMember, type Member } from "../factories/a-member";
import { aMetaConnection } from "../factories/a-meta-connection";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { visitRoute } from "../tenancy/visit-route";
import { applyAll, rows } from "./webhook-fixture";
import { ANA, SessionFixture } from "./whatsapp-fixture";

const dataDir = mkdtempSync(join(tmpdir(), "mia-received-"));
const { image: PICTURE, audio: VOICE } = SAMPLE_FILES;
let fixture: SessionFixture;
let sandbox: Sandbox;
let process_: AppProcess;
let mine: Member;
let other: Member;
let qr: { id: string; phone: string };

beforeAll(async () => {
  fixture = await SessionFixture.open();
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  process_ = openTestProcess(fixture.db, {
    WHATSAPP_WEB_URL: fixture.server.url,
    META_GRAPH_URL: sandbox.url,
    DATA_DIR: dataDir,
  });
  mine = await aMember(fixture.db, fixture.company.companyId, "viewer");
  other = await aMember(fixture.db, (await fixture.db.company()).companyId);
  fixture.worker();
  qr = await fixture.linked();
});
afterEach(() => fixture.db.admin.query("DELETE FROM pgboss.job WHERE name = 'media.fetch'"));
afterAll(async () => {
  await sandbox.stop();
  await fixture.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Bubble {
  id: string;
  type: string;
  media: MessageMedia;
}
const bubble = async (id: string) =>
  (
    await rows<Bubble>(fixture.db, "SELECT id, type, content->'media' AS media FROM message WHERE id = $1", [
      id,
    ])
  )[0]!;
const newest = async () =>
  (
    await rows<Bubble>(
      fixture.db,
      "SELECT id, type, content->'media' AS media FROM message WHERE content ? 'media' ORDER BY id DESC LIMIT 1",
    )
  )[0]!;

/** Ana sends it to the linked number; its bubble is there, its file is not yet. */
async function arrives(content: CustomerContent): Promise<Bubble> {
  const stored = (await fixture.stored(qr.id, "message")).length;
  await fixture.server.customerSends(ANA, qr.phone, content);
  await until(async () => (await fixture.stored(qr.id, "message")).length > stored);
  await applyAll(fixture.db);
  return newest();
}

interface WaitingJob {
  id: string;
  payload: { messageId: string; attempts: number };
  seconds: number;
}
const jobs = () =>
  rows<WaitingJob>(
    fixture.db,
    `SELECT id::text AS id, data->'payload' AS payload, extract(epoch FROM start_after - created_on)::int AS seconds
     FROM pgboss.job WHERE name = 'media.fetch' ORDER BY created_on`,
  );

/** Runs what waits, whenever it is due, once. → seconds that each had to wait */
async function work(): Promise<number[]> {
  const waiting = await jobs();
  for (const { id, payload } of waiting) {
    await fixture.db.admin.query("DELETE FROM pgboss.job WHERE id = $1", [id]);
    await mediaFetch.handle(fixture.company, payload, process_, new AbortController().signal);
  }
  return waiting.map(({ seconds }) => seconds);
}

const files = () => {
  const folder = join(dataDir, "media", fixture.company.companyId);
  return existsSync(folder) ? readdirSync(folder).length : 0;
};
const change = (id: string, path: string, value: string) =>
  fixture.db.admin.query(
    "UPDATE message SET content = jsonb_set(content, $2::text[], $3::jsonb) WHERE id = $1",
    [id, `{media,${path}}`, JSON.stringify(value)],
  );

async function get(id: string, by: Member, range?: string): Promise<Response> {
  const headers = { cookie: by.cookie, ...(range && { range }) };
  const request = new Request(`http://localhost:3000/media/${id}`, { headers });
  return (await loader({ request, params: { id }, context: {} })) as Response;
}
const statusFor = async (id: string, by: Member) =>
  (
    await visitRoute(loader as (args: never) => unknown, {
      request: new Request(`http://localhost:3000/media/${id}`, { headers: { cookie: by.cookie } }),
      params: { id },
    })
  ).status;
const bytesOf = async (response: Response): Promise<Uint8Array> =>
  new Uint8Array(await response.arrayBuffer());

describe("a file that cannot be had", () => {
  test("is asked for again, later each time, for most of a day, and then the message says so", async () => {
    const { id } = await arrives({ type: "image" });
    await change(id, "encrypted,url", "https://127.0.0.1:1/x");
    await change(id, "encrypted,directPath", "/mms/image/x");
    const had = files();
    const { media } = fixture.server.network;
    fixture.server.network.media = { ...media!, host: "127.0.0.1:1" };
    const waits: number[] = [];
    for (let round = 0; (await jobs()).length > 0 && round < 20; round += 1) waits.push(...(await work()));
    fixture.server.network.media = media;
    expect(waits).toEqual([0, 15, 60, 240, 900, 3_600, 10_800, 21_600, 43_200]);
    expect((await bubble(id)).media).toMatchObject({ state: "failed", problem: "transient", attempts: 9 });
    expect(files()).toBe(had);
  });

  test("is given up soon when it is not what was sent, and nothing of it stays", async () => {
    const { id } = await arrives({ type: "image" });
    await change(id, "sha256", "AAAA");
    const had = files();
    expect([await work(), await work(), await work(), await work()]).toEqual([[0], [15], [60], []]);
    expect((await bubble(id)).media).toMatchObject({ state: "failed", problem: "tampered" });
    expect(files()).toBe(had);
  });

  test("is gone when WhatsApp no longer has it, and comes when it is there again and asked for", async () => {
    const { id, media } = await arrives({ type: "image" });
    await change(id, "encrypted,url", `https://${fixture.server.mediaHost}/mms/image/gone`);
    await work();
    expect((await bubble(id)).media).toMatchObject({ state: "gone", problem: "gone" });
    expect(await jobs()).toEqual([]);
    await change(id, "encrypted,url", media.encrypted!.url!);
    expect((await askForMedia(fixture.company, id)).state).toBe("waiting");
    expect((await askForMedia(fixture.company, id)).state).toBe("waiting");
    await work();
    expect((await bubble(id)).media.state).toBe("stored");
    expect((await askForMedia(fixture.company, id)).state).toBe("stored");
    expect(await jobs()).toEqual([]);
  });

  test("is fetched at once when somebody asks while it is put off, and its later try finds it done", async () => {
    const { id, media } = await arrives({ type: "image" });
    await change(id, "encrypted,url", "https://127.0.0.1:1/x");
    await change(id, "encrypted,directPath", "/mms/image/x");
    const { media: shelf } = fixture.server.network;
    fixture.server.network.media = { ...shelf!, host: "127.0.0.1:1" };
    await work();
    fixture.server.network.media = shelf;
    await change(id, "encrypted,url", media.encrypted!.url!);
    expect((await bubble(id)).media).toMatchObject({ state: "waiting", attempts: 1 });
    await askForMedia(fixture.company, id);
    await askForMedia(fixture.company, id);
    const had = files();
    expect(await work()).toEqual([15, 0]);
    expect((await bubble(id)).media.state).toBe("stored");
    expect(files()).toBe(had + 1);
  });

  test("is left where it is when it is too large", async () => {
    const { id } = await arrives({ type: "video", bytes: new Uint8Array(5_000) });
    const [job] = await jobs();
    await fetchInboundMedia(fixture.company, job!.payload, { now: () => new Date(), mostBytes: 4_999 });
    expect((await bubble(id)).media).toMatchObject({ state: "failed", problem: "too-large" });
  });

  test("is not asked for when whoever sent it has taken it back", async () => {
    const { id } = await arrives({ type: "image" });
    await fixture.db.admin.query("UPDATE message SET revoked_at = now() WHERE id = $1", [id]);
    await work();
    expect((await bubble(id)).media.state).toBe("gone");
  });

  test("is not asked for at a stranger's, whatever the message says", async () => {
    const { id } = await arrives({ type: "image" });
    await change(id, "encrypted,url", "https://evil.example/x");
    await change(id, "encrypted,directPath", "//evil.example/x");
    await work();
    expect((await bubble(id)).media).toMatchObject({ state: "failed", problem: "wrong-host" });
  });

  test("is nobody's business of another company", async () => {
    const { id } = await arrives({ type: "image" });
    const elsewhere = await fixture.db.company();
    const [job] = await jobs();
    await fetchInboundMedia(elsewhere, job!.payload, { now: () => new Date() });
    await expect(askForMedia(elsewhere, id)).rejects.toThrow("media.errors.notFound");
    expect((await bubble(id)).media.state).toBe("waiting");
  });
});

describe("a file that arrives by QR", () => {
  test("is fetched into the store and served to its own company only", async () => {
    const before = await arrives({ type: "image", caption: "olha" });
    expect(before.media).toMatchObject({ state: "waiting", mimeType: "image/png" });
    await work();
    const { media } = await bubble(before.id);
    expect(media).toEqual({
      state: "stored",
      mediaId: expect.any(String),
      width: 1,
      height: 1,
      mimeType: "image/png",
      bytes: PICTURE.bytes.length,
    });
    const answer = await get(media.mediaId!, mine);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(answer.headers.get("content-disposition")).toStartWith("inline;");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("cache-control")).toStartWith("private");
    expect(await bytesOf(answer)).toEqual(PICTURE.bytes);
    expect(await statusFor(media.mediaId!, other)).toBe(404);
    expect(await statusFor("nothing", mine)).toBe(404);
  });

  test("is stored once, however often and from wherever it is fetched", async () => {
    const { id } = await arrives({ type: "image" });
    const had = files();
    const payload = { messageId: id, attempts: 0 };
    const run = () => fetchInboundMedia(fixture.company, payload, { now: () => new Date() });
    await Promise.all([run(), run(), run()]);
    await run();
    expect(files()).toBe(had + 1);
    expect((await bubble(id)).media.state).toBe("stored");
  });

  test("shows itself on the pages that are open", async () => {
    const listener = new pg.Client(fixture.db.url);
    await listener.connect();
    let heard = 0;
    listener.on("notification", ({ payload }) => {
      if (payload?.includes('"message"')) heard += 1;
    });
    await listener.query("LISTEN mia_live");
    await arrives({ type: "image" });
    await until(() => heard > 0);
    heard = 0;
    await work();
    await until(() => heard > 0);
    await listener.end();
  });

  test("tells nobody how it was named and ciphered", async () => {
    const { media } = await arrives({ type: "image" });
    expect(JSON.stringify(shownMedia({ media }))).not.toMatch(/encrypted|http|sha256/);
    expect(media.encrypted?.key).toBeString();
  });

  test("a voice note stays one, and any part of it is played", async () => {
    const { id, type } = await arrives({ type: "voice" });
    await work();
    const { media } = await bubble(id);
    expect([type, media.mimeType, media.seconds]).toEqual(["voice", "audio/ogg; codecs=opus", 1]);
    const whole = await get(media.mediaId!, mine);
    expect([whole.status, whole.headers.get("accept-ranges")]).toEqual([200, "bytes"]);
    expect(await bytesOf(whole)).toEqual(VOICE.bytes);
    const part = await get(media.mediaId!, mine, "bytes=4-9");
    expect([part.status, part.headers.get("content-range"), part.headers.get("content-length")]).toEqual([
      206,
      `bytes 4-9/${VOICE.bytes.length}`,
      "6",
    ]);
    expect(await bytesOf(part)).toEqual(VOICE.bytes.slice(4, 10));
    expect((await get(media.mediaId!, mine, "bytes=999999-")).status).toBe(416);
  });

  test.each([
    ["a page", "pagina.html", "<!doctype html><script>alert(1)</script>"],
    ["a drawing that can run", "foto.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
    ["a program", "nota.exe", "MZ\u0090\u0000"],
    ["a page that says it is a picture", "foto.png", "<html>"],
  ])("%s is only ever a download", async (_, filename, text) => {
    const bytes = new TextEncoder().encode(text);
    const { id } = await arrives({ type: "document", filename, bytes, mimeType: "image/png" });
    await work();
    const { media } = await bubble(id);
    expect(media).toMatchObject({ state: "stored", mimeType: "application/octet-stream", filename });
    const answer = await get(media.mediaId!, mine, "bytes=0-1");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toStartWith("attachment;");
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(await bytesOf(answer)).toEqual(bytes);
  });

  test("what is sent from the phone itself is fetched as well", async () => {
    const stored = (await fixture.stored(qr.id, "message")).length;
    await fixture.server.typedOnPhone(qr.phone, ANA, { type: "document", filename: "nota.pdf" });
    await until(async () => (await fixture.stored(qr.id, "message")).length > stored);
    await applyAll(fixture.db);
    await work();
    expect((await newest()).media).toMatchObject({
      state: "stored",
      mimeType: "application/pdf",
      filename: "nota.pdf",
    });
  });

  test("of a phone's history, only what somebody asks for", async () => {
    const { id, media } = await arrives({ type: "image" });
    await fixture.db.admin.query("DELETE FROM pgboss.job WHERE name = 'media.fetch'");
    const { state: _, ...unmarked } = media;
    await fixture.db.admin.query("UPDATE message SET content = $2 WHERE id = $1", [id, { media: unmarked }]);
    expect(shownMedia({ media: unmarked })?.state).toBe("remote");
    expect((await askForMedia(fixture.company, id)).state).toBe("waiting");
    await work();
    expect((await bubble(id)).media.state).toBe("stored");
  });
});

test("the picture of a linked phone is at the same address, for its own company", async () => {
  await until(async () => (await fixture.view(qr.id)).pictureUrl !== null);
  const [, id] = /^\/media\/(.+)$/.exec((await fixture.view(qr.id)).pictureUrl!)!;
  expect((await get(id!, mine)).headers.get("content-type")).toBe("image/png");
  expect(await statusFor(id!, other)).toBe(404);
});

test("a file that arrives by Meta is fetched into the store and served to its own company only", async () => {
  let connectionId = "";
  const hook = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const url = `http://127.0.0.1/api/v1/webhooks/meta/${connectionId}`;
      const { method, headers } = request;
      return handleMetaWebhook(new Request(url, { method, headers, body: await request.arrayBuffer() }));
    },
  });
  const callbackUrl = `http://127.0.0.1:${hook.port}/`;
  const connection = await aMetaConnection(fixture.company, sandbox, { callbackUrl });
  connectionId = connection.id;
  sandbox.sendAsCustomer(
    "+5511987650077",
    { type: "image", caption: "comprovante" },
    connection.credentials.phoneNumberId,
  );
  await sandbox.idle();
  await applyAll(fixture.db);
  const before = await newest();
  expect(before.media).toMatchObject({ state: "waiting", providerMediaId: expect.any(String) });
  await work();
  const { media } = await bubble(before.id);
  expect(media).toEqual({
    state: "stored",
    mediaId: expect.any(String),
    width: 1,
    height: 1,
    mimeType: "image/png",
    bytes: PICTURE.bytes.length,
  });
  expect(await bytesOf(await get(media.mediaId!, mine))).toEqual(PICTURE.bytes);
  expect(await statusFor(media.mediaId!, other)).toBe(404);
  await hook.stop(true);
});

test("a worker does all that by itself", async () => {
  const { url } = fixture.db;
  const database = openDatabase({ url, directUrl: url, poolSize: 2 });
  const boss = await openJobs(database, process_.logger, "run");
  await handleJobs(boss, { ...process_, database }, [mediaFetch]);
  const { id } = await arrives({ type: "sticker" });
  await until(async () => (await bubble(id)).media.state === "stored");
  expect((await bubble(id)).media.mimeType).toBe("image/webp");
  await database.close();
});
