import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { claimUpload } from "~/features/media/claim-upload.server";
import { clearUnusedUploads } from "~/features/media/clear-unused-uploads.server";
import { RECORDED_TONE } from "~/features/media/core/recorded-tone.fixture";
import type { UploadedMedia } from "~/features/media/receive-upload.server";
import { shownMediaOf } from "~/features/media/shown-media-of.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { action } from "~/routes/_app.inbox_.upload";
import { loader } from "~/routes/_app.media.$id";
import { aContact } from "../factories/a-contact";
import { aMember, type Member } from "../factories/a-member";
import { aMetaConnection } from "../factories/a-meta-connection";
import { aWhatsAppConnection } from "../factories/a-whatsapp-connection";
import { refusal } from "../setup/refusal";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { visitRoute } from "../tenancy/visit-route";

const dataDir = mkdtempSync(join(tmpdir(), "mia-upload-"));
const ORIGIN = "http://localhost:3000";
let test_: TestDatabase;
let sandbox: Sandbox;
let ctx: CompanyContext;
let ana: Member;
let onMeta: string;
let byQr: string;

beforeAll(async () => {
  test_ = await openTestDatabase();
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  openTestProcess(test_, { DATA_DIR: dataDir });
  ctx = await test_.company();
  ana = await aMember(test_, ctx.companyId, "agent");
  onMeta = await aConversation((await aMetaConnection(ctx, sandbox)).id);
  byQr = await aConversation((await aWhatsAppConnection(ctx)).id);
});
afterAll(async () => {
  await sandbox.stop();
  await test_.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function aConversation(connectionId: string): Promise<string> {
  const contactId = await aContact(ctx);
  return ctx.transaction(async ({ db }) => {
    const { id } = await db.conversation.create({ data: { connectionId, contactId } });
    return id;
  });
}

interface Sent {
  by?: Member;
  search?: Record<string, string>;
  body?: BodyInit | null;
  headers?: Record<string, string>;
}

async function post({ by = ana, search = {}, body, headers = {} }: Sent) {
  const query = new URLSearchParams({ filename: "foto.png", ...search });
  const request = new Request(`${ORIGIN}/inbox/upload?${query}`, {
    method: "POST",
    body,
    headers: { origin: ORIGIN, "sec-fetch-site": "same-origin", cookie: by.cookie, ...headers },
    duplex: "half",
  } as RequestInit);
  const { status, text } = await visitRoute(action as (args: never) => unknown, { request, params: {} });
  const value = text.slice(text.indexOf("\n") + 1);
  return {
    status,
    value: value as string,
    json: () => JSON.parse(value) as UploadedMedia & { error?: string },
  };
}
const sent = async (options: Sent) => {
  const answer = await post(options);
  expect(answer.value).not.toContain('"error"');
  return answer.json();
};

async function get(address: string, headers: Record<string, string> = {}) {
  const url = new URL(address, ORIGIN);
  const request = new Request(url, { headers });
  return (await loader({ request, params: { id: url.pathname.split("/")[2] }, context: {} })) as Response;
}
const statusOf = async (address: string, headers: Record<string, string> = {}) => {
  const url = new URL(address, ORIGIN);
  const params = { id: url.pathname.split("/")[2]! };
  const request = new Request(url, { headers });
  return (await visitRoute(loader as (args: never) => unknown, { request, params })).status;
};

const files = () => {
  const folder = join(dataDir, "media", ctx.companyId);
  return existsSync(folder) ? readdirSync(folder).length : 0;
};
const aPhoto = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#246",
      noise: { type: "gaussian", mean: 90, sigma: 40 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();
const text = (content: string) => new Uint8Array(Buffer.from(content, "latin1"));

describe("a file that cannot be sent", () => {
  test.each([
    ["nothing", { body: null }, 400],
    ["no name", { search: { filename: "" }, body: "x" }, 400],
    ["an unknown conversation", { search: { conversation: crypto.randomUUID() }, body: "x" }, 404],
    ["another site's doing", { headers: { "sec-fetch-site": "cross-site" }, body: "x" }, 403],
    ["a recording that is none", { search: { voice: "1" }, body: "hello" }, 400],
  ] as const)("%s is refused, and nothing stays behind", async (_, options, status) => {
    const before = files();
    expect((await post(options as Sent)).status).toBe(status);
    expect(files()).toBe(before);
  });

  test("a viewer answers nobody, and a member answers only whom they see", async () => {
    const viewer = await aMember(test_, ctx.companyId, "viewer");
    expect((await post({ by: viewer, body: "x" })).status).toBe(403);
    const own = await aMember(test_, ctx.companyId, "agent");
    await test_.admin.query("UPDATE membership SET visibility = 'own' WHERE user_id = $1", [own.userId]);
    expect((await post({ by: own, body: "x", search: { conversation: onMeta } })).status).toBe(404);
    await test_.admin.query("UPDATE conversation SET assignee_id = $2 WHERE id = $1", [onMeta, own.userId]);
    expect((await post({ by: own, body: "x", search: { conversation: onMeta } })).status).toBe(200);
  });

  test("a picture of over 5 MB: announced it is refused at once, otherwise while it comes, with the limit named", async () => {
    const before = files();
    const size = 5 * 1024 * 1024 + 1;
    const picture = new Uint8Array(size);
    picture.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(picture.subarray(pulled, pulled + 65_536));
        pulled += 65_536;
        if (pulled >= size) controller.close();
      },
    });
    const announced = await post({ body, headers: { "content-length": String(size) } });
    expect(announced.status).toBe(413);
    expect(announced.json().error).toContain("5 MB");
    expect(pulled).toBeLessThan(size / 2);
    expect((await post({ body: picture })).status).toBe(413);
    expect(files()).toBe(before);
    expect((await sent({ body: picture, search: { as: "document" } })).kind).toBe("document");
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const before = files();
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        if (pulls < 3) controller.enqueue(text(`%PDF-1.7${" ".repeat(5_000)}`));
        else controller.error(new Error("gone"));
      },
    });
    expect((await post({ body })).status).toBe(500);
    expect(files()).toBe(before);
  });
});

describe("what comes in", () => {
  test("a photo is measured, turned as it was held, and has a small picture beside it", async () => {
    const turned = await sharp(await aPhoto(1_600, 1_200))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const upload = await sent({ body: new Uint8Array(turned), search: { conversation: onMeta } });
    expect(upload).toMatchObject({
      kind: "image",
      mimeType: "image/jpeg",
      filename: "foto.jpg",
      width: 1_200,
      height: 1_600,
    });
    const media = await ctx.transaction((tx) => claimUpload(tx, upload.mediaId));
    const { url, thumbUrl } = shownMediaOf({ media }, ctx.companyId, new Date())!;
    expect((await (await get(url!)).bytes()).length).toBe(turned.length);
    const small = await get(thumbUrl!);
    expect(small.headers.get("content-type")).toBe("image/webp");
    const { width, height } = await sharp(await small.bytes()).metadata();
    expect([width, height]).toEqual([360, 480]);
  });

  test("pages and drawings go as documents of plain text, and are only ever downloaded", async () => {
    const page = text("<!doctype html><script>alert(1)</script>");
    for (const filename of ["a.html", "a.svg", "a.png"]) {
      const upload = await sent({ body: page, search: { conversation: onMeta, filename } });
      expect(upload).toMatchObject({ kind: "document", mimeType: "text/plain", filename });
      const media = await ctx.transaction((tx) => claimUpload(tx, upload.mediaId));
      const { headers } = await get(shownMediaOf({ media }, ctx.companyId, new Date())!.url!);
      expect(headers.get("content-disposition")).toStartWith("attachment");
      expect(headers.get("content-security-policy")).toContain("sandbox");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test.each([
    ["a picture of 60 megapixels", () => bomb(10_000, 6_000)],
    ["a picture that is cut off", async () => (await aPhoto(900, 900)).subarray(0, 5_000)],
    ["a beginning of a picture, then a page", async () => text("\x89PNG\r\n\x1a\n<script>alert(1)</script>")],
  ] as const)("%s has no small picture, and harms nobody", async (_, make) => {
    const upload = await sent({ body: new Uint8Array(await make()) });
    expect(upload.kind).toBe("image");
    expect(upload.width).toBeUndefined();
  });

  test("a recording becomes a voice note of known length", async () => {
    const upload = await sent({
      body: RECORDED_TONE,
      search: { voice: "1", filename: "voz.webm", conversation: onMeta },
    });
    expect(upload).toMatchObject({
      kind: "voice",
      mimeType: "audio/ogg; codecs=opus",
      filename: "voz.ogg",
      seconds: 1,
    });
    const media = await ctx.transaction((tx) => claimUpload(tx, upload.mediaId));
    expect(media).toMatchObject({ state: "stored", seconds: 1 });
  });

  test("plain bytes go through a linked number, and not through Meta", async () => {
    const body = text("MZ\x90\0");
    expect((await post({ body, search: { conversation: onMeta } })).status).toBe(400);
    expect((await sent({ body, search: { conversation: byQr } })).kind).toBe("document");
  });
});

const bomb = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#000" }, limitInputPixels: false })
    .png()
    .toBuffer();

describe("an upload", () => {
  test("is taken by one message, and by none of another company", async () => {
    const { mediaId } = await sent({ body: text("%PDF-1.7") });
    const other = await test_.company();
    const taking = (by: CompanyContext) => refusal(by.transaction((tx) => claimUpload(tx, mediaId)));
    expect(await taking(other)).toBe("media.errors.notFound");
    expect(await taking(ctx)).toBe("accepted");
    expect(await taking(ctx)).toBe("media.errors.notFound");
  });

  test("that was not sent within a day goes, with its small picture; one that was sent stays", async () => {
    const photo = new Uint8Array(await aPhoto(900, 900));
    const kept = await sent({ body: photo });
    await ctx.transaction((tx) => claimUpload(tx, kept.mediaId));
    const before = files();
    const { mediaId } = await sent({ body: photo });
    expect(files()).toBe(before + 2);
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
    await clearUnusedUploads(test_.database, hours(23));
    expect(await ctx.read(({ db }) => db.media.count({ where: { id: mediaId } }))).toBe(1);
    await clearUnusedUploads(test_.database, hours(25));
    expect(await ctx.read(({ db }) => db.media.count({ where: { id: mediaId } }))).toBe(0);
    expect(await ctx.read(({ db }) => db.media.count({ where: { id: kept.mediaId } }))).toBe(1);
    expect(await ctx.read(({ db }) => db.media.count({ where: { purpose: "upload" } }))).toBe(0);
  });
});

describe("a file's address", () => {
  let url: string;
  let mediaId: string;
  beforeAll(async () => {
    ({ mediaId } = await sent({ body: text(`ID3\x04${"x".repeat(996)}`), search: { filename: "a.mp3" } }));
    const media = await ctx.transaction((tx) => claimUpload(tx, mediaId));
    url = shownMediaOf({ media }, ctx.companyId, new Date())!.url!;
  });

  test("needs no log-in; changed, it opens nothing", async () => {
    expect(await statusOf(url)).toBe(200);
    const other = await test_.company();
    expect(await statusOf(url.replace(mediaId, crypto.randomUUID()))).toBe(403);
    expect(await statusOf(url.replace(ctx.companyId, other.companyId))).toBe(403);
    expect(await statusOf(url.replace(/e=\d+/, "e=9999999999"))).toBe(403);
    expect(await statusOf(`/media/..%2f..%2fetc?${url.split("?")[1]}`)).toBe(404);
  });

  test("made for another company's file opens nothing, whoever signed it", async () => {
    const other = await test_.company();
    const forged = shownMediaOf({ media: { state: "stored", mediaId } }, other.companyId, new Date())!;
    expect(await statusOf(forged.url!)).toBe(404);
  });

  test("ends after two hours", async () => {
    const old = shownMediaOf(
      { media: { state: "stored", mediaId } },
      ctx.companyId,
      new Date(Date.now() - 7_200_000),
    );
    const answer = await get(old!.url!);
    expect(answer.status).toBe(410);
    expect((await answer.text()).length).toBeGreaterThan(20);
  });

  test("gives a part of what is played, and says when none is there", async () => {
    const part = await get(url, { range: "bytes=0-3" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 0-3/1000");
    expect(await part.text()).toBe("ID3\x04");
    expect((await get(url, { range: "bytes=1000-" })).status).toBe(416);
    expect((await get(url)).headers.get("cache-control")).toStartWith("public, max-age=");
  });

  test("by the log-in alone a file is only for those who see every conversation", async () => {
    const cookie = { cookie: ana.cookie };
    expect(await statusOf(`/media/${mediaId}`, cookie)).toBe(200);
    await test_.admin.query("UPDATE membership SET visibility = 'own' WHERE user_id = $1", [ana.userId]);
    expect(await statusOf(`/media/${mediaId}`, cookie)).toBe(404);
    await test_.admin.query("UPDATE membership SET visibility = 'all' WHERE user_id = $1", [ana.userId]);
  });
});
