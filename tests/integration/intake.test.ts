import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createHmac } from "node:crypto";
import { handleMetaWebhook } from "~/features/webhooks/handle-meta-webhook.server";
import { webhookRoutes } from "~/features/webhooks/webhook-routes.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import {
  type ANumber,
  APP_SECRET,
  APP_URL,
  aNumber,
  anSmsSender,
  count,
  messagesBody,
  metaRequest,
  postMeta,
  postTwilio,
  rows,
  signMeta,
  statusOf,
} from "./webhook-fixture";

const OWN_SECRET = "secret-of-their-own-app";
let db: TestDatabase;
let number: ANumber;
let own: ANumber;
let sms: { id: string };

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET, META_VERIFY_TOKEN: "verify-me" });
  const ctx = await db.company();
  number = await aNumber(ctx);
  own = await aNumber(ctx, { appSecret: OWN_SECRET, verifyToken: "verify-own" });
  sms = await anSmsSender(ctx);
});
beforeEach(() => db.admin.query("TRUNCATE inbound_raw, inbound_pending"));
afterAll(() => db.close());

const body = () => messagesBody(number, { statuses: [statusOf(crypto.randomUUID(), "sent", 1_790_000_000)] });
const stored = () => count(db, "inbound_pending");

describe("a Meta webhook is refused, and nothing is stored, when", () => {
  const given = messagesBody({ id: "", portfolioId: "", phoneNumberId: "1", wabaId: "2" }, { statuses: [] });
  const bytes = new TextEncoder().encode(given);
  const latin1 = Uint8Array.from([...'{"object":"x","name":"Jo\u00e3o"}'].map((c) => c.charCodeAt(0)));
  const big = `{"a":"${"x".repeat(3_300_000)}"}`;
  test.each([
    ["its signature is missing", 401, () => postMeta(given, { signature: null })],
    ["its signature is another secret's", 401, () => postMeta(given, { secret: "other" })],
    ["it was changed after signing", 401, () => postMeta(`${given} `, { signature: signMeta(given) })],
    ["its signature is SHA-1", 401, () => postMeta(given, { signature: `sha1=${"0".repeat(40)}` })],
    [
      "the installation signs for a connection with its own app",
      401,
      () => postMeta(given, { connectionId: own.id }),
    ],
    ["no such connection exists", 401, () => postMeta(given, { connectionId: Bun.randomUUIDv7() })],
    [
      "the connection is not Meta's",
      401,
      () => postMeta(given, { connectionId: sms.id, secret: "twilio-token" }),
    ],
    ["its body is broken JSON", 400, () => postMeta(given.slice(0, -3))],
    ["its body is no object", 400, () => postMeta("[1]")],
    ["its body is empty", 400, () => postMeta("")],
    ["its bytes are not UTF-8", 400, () => postMeta(latin1)],
    ["it is a form", 415, () => postMeta(given, { headers: { "content-type": "text/plain" } })],
    [
      "it says another charset",
      415,
      () => postMeta(given, { headers: { "content-type": "application/json; charset=iso-8859-1" } }),
    ],
    ["it is compressed", 415, () => postMeta(bytes, { headers: { "content-encoding": "gzip" } })],
    ["it is over 3 MB", 413, () => postMeta(big)],
    ["it says it is over 3 MB", 413, () => postMeta(given, { headers: { "content-length": "9999999" } })],
  ])("%s", async (_name, status, post) => {
    expect((await post()).status).toBe(status);
    expect(await count(db, "inbound_raw")).toBe(0);
  });
});

describe("a Meta webhook", () => {
  test("is on disk when it is answered", async () => {
    const answer = await postMeta(body());
    expect([answer.status, await stored()]).toEqual([200, 1]);
  });

  test("keeps its bytes exactly", async () => {
    const given = '{"object":"whatsapp_business_account","n":"Jo\\u00e3o \\ud83d\\ude00","entry":[]}';
    expect((await postMeta(given)).status).toBe(200);
    const [row] = await rows<{ body: Buffer; source: string }>(db, "SELECT body, source FROM inbound_raw");
    expect([row!.body.toString(), row!.source]).toEqual([given, "meta"]);
  });

  test("replayed exactly is answered and not stored again", async () => {
    const given = body();
    const answers = await Promise.all(Array.from({ length: 20 }, () => postMeta(given)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await postMeta(given)).status).toBe(200);
    expect(await stored()).toBe(1);
  });

  test("of a connection's own app is believed by that app's secret", async () => {
    const answer = await postMeta(body(), { connectionId: own.id, secret: OWN_SECRET });
    expect(answer.status).toBe(200);
    const [row] = await rows<{ connection_id: string }>(db, "SELECT connection_id FROM inbound_raw");
    expect(row!.connection_id).toBe(own.id);
  });

  test("hundreds at once are all stored, by far fewer transactions", async () => {
    const before = await commits();
    const answers = await Promise.all(Array.from({ length: 300 }, () => postMeta(body())));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await stored()).toBe(300);
    expect((await commits()) - before).toBeLessThan(60);
  });

  test("is answered 503 when the database cannot take it, and comes in again later", async () => {
    await db.admin.query("ALTER TABLE inbound_pending RENAME TO gone");
    const given = body();
    const refused = await postMeta(given);
    await db.admin.query("ALTER TABLE gone RENAME TO inbound_pending");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await count(db, "inbound_raw")).toBe(0);
    expect((await postMeta(given)).status).toBe(200);
    expect(await stored()).toBe(1);
  });
});

async function commits(): Promise<number> {
  const [row] = await rows<{ last_value: string }>(db, "SELECT pg_current_xact_id()::text AS last_value");
  return Number(row!.last_value);
}

describe("Meta's check of the address", () => {
  const ask = (query: string, path = "") =>
    handleMetaWebhook(new Request(`http://127.0.0.1/api/v1/webhooks/meta${path}?${query}`));
  const good = "hub.mode=subscribe&hub.challenge=8842&hub.verify_token=verify-me";

  test.each([
    ["another token", "hub.mode=subscribe&hub.challenge=1&hub.verify_token=x", 403],
    ["no token", "hub.mode=subscribe&hub.challenge=1", 403],
    ["no challenge", "hub.mode=subscribe&hub.verify_token=verify-me", 400],
    ["another mode", "hub.mode=x&hub.challenge=1&hub.verify_token=verify-me", 400],
  ])("%s is refused", async (_name, query, status) => {
    expect((await ask(query)).status).toBe(status);
  });

  test("gets the bare challenge back", async () => {
    const answer = await ask(good);
    expect([answer.status, await answer.text()]).toEqual([200, "8842"]);
  });

  test("of a connection takes that connection's token only", async () => {
    expect((await ask(good, `/${own.id}`)).status).toBe(403);
    expect((await ask(good.replace("verify-me", "verify-own"), `/${own.id}`)).status).toBe(200);
    expect((await ask(good, `/${number.id}`)).status).toBe(200);
  });

  test("PUT is not a way in", async () => {
    const request = metaRequest(body());
    expect((await handleMetaWebhook(new Request(request, { method: "PUT" }))).status).toBe(405);
  });
});

describe("a Twilio webhook", () => {
  const form = { MessageSid: "SM1", From: "+5511987650001", To: "+551140020030", Body: "Olá & até já" };

  test.each([
    ["no signature", () => postTwilio(sms.id, "sms", form, { signature: null })],
    ["another token's signature", () => postTwilio(sms.id, "sms", form, { token: "x" })],
    ["somebody else's connection", () => postTwilio(number.id, "sms", form)],
    [
      "a signature over another address",
      () =>
        postTwilio(sms.id, "status", form, {
          signature: createHmac("sha1", "twilio-token").update("x").digest("base64"),
        }),
    ],
  ])("with %s is refused", async (_name, post) => {
    expect((await post()).status).toBe(401);
    expect(await stored()).toBe(0);
  });

  test("is stored, and answered with nothing to say", async () => {
    const answer = await postTwilio(sms.id, "sms", form);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
    expect(await answer.text()).toContain("<Response/>");
    expect(await stored()).toBe(1);
  });

  test("keeps the query, which names our message", async () => {
    const answer = await postTwilio(sms.id, "status?id=0192f3a4", { ...form, MessageStatus: "sent" });
    expect(answer.status).toBe(200);
    const [row] = await rows<{ query: string; source: string }>(db, "SELECT query, source FROM inbound_raw");
    expect(row).toEqual({ query: "id=0192f3a4", source: "twilio-status" });
  });
});

test.each([
  ["/api/v1/webhooks/meta", "webhooks.meta"],
  [`/api/v1/webhooks/meta/${"0".repeat(8)}-0000-7000-8000-000000000000`, "webhooks.meta"],
  ["/api/v1/webhooks/meta/x", undefined],
  ["/api/v1/webhooks/meta/../x", undefined],
  [`/api/v1/webhooks/twilio/${"0".repeat(8)}-0000-7000-8000-000000000000/sms`, "webhooks.twilio"],
  [`/api/v1/webhooks/twilio/${"0".repeat(8)}-0000-7000-8000-000000000000/voice`, undefined],
])("%s is answered by %p", (path, name) => {
  expect(webhookRoutes.find((route) => route.match(path))?.name as string | undefined).toBe(name);
});
