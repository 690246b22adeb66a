import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import twilio from "twilio";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { magic, Receiver } from "./sandbox-fixture";

const ACCOUNT = "AC00000000000000000000000000000001";
const AUTH = "auth-token-for-tests";
const FROM = "+551150000000";
const SERVICE = "MG00000000000000000000000000000001";
const OUTGOING = "0198b5a0-0000-7000-8000-000000000001";
const receiver = new Receiver();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    mode: "instant",
    settings: { customers: { deliveredPercent: 100, replyPercent: 0, stopPercent: 0 } },
  });
  register({});
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.idle();
  sandbox.reset();
  receiver.calls.length = 0;
});

function register(changes: { advancedOptOut?: boolean }): void {
  sandbox.registerTwilio({
    accountSid: ACCOUNT,
    authToken: AUTH,
    numbers: [
      { phone: FROM, smsUrl: `${receiver.url}/sms?company=1` },
      { phone: "+551150000001" },
      { phone: "27182" },
    ],
    messagingServices: [{ sid: SERVICE, phones: [FROM] }],
    ...changes,
  });
}

async function call(path: string, form?: Record<string, string>, auth = `${ACCOUNT}:${AUTH}`, waitMs = 5000) {
  const response = await fetch(`${sandbox.url}/2010-04-01/Accounts/${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Basic ${Buffer.from(auth).toString("base64")}` },
    body: form ? new URLSearchParams(form) : undefined,
    signal: AbortSignal.timeout(waitMs),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const send = (to: string, form: Record<string, string> = {}) =>
  call(`${ACCOUNT}/Messages.json`, {
    To: to,
    From: FROM,
    Body: "Oi",
    StatusCallback: `${receiver.url}/status?id=${OUTGOING}`,
    ...form,
  });
const forms = () => receiver.calls.map((made) => Object.fromEntries(new URLSearchParams(made.body)));
const statuses = () => forms().flatMap((form) => form.MessageStatus ?? []);

describe("a send is refused", () => {
  test.each<[string, Record<string, string>, number, number]>([
    ["without a sender", { From: "" }, 21603, 400],
    ["from a number that is not ours", { From: "+551140000000" }, 21606, 400],
    ["from a name", { From: "Loja!" }, 21212, 400],
    ["by a service that does not exist", { MessagingServiceSid: "MGnone", From: "" }, 21701, 404],
    ["to nobody", { To: "" }, 21604, 400],
    ["to something that is no phone", { To: "maria" }, 21211, 400],
    ["to a phone without plus", { To: "11987654321" }, 21211, 400],
    ["without text", { Body: "" }, 21602, 400],
    ["with a text too long", { Body: "a".repeat(1601) }, 21617, 400],
    ["211", { To: magic("211") }, 21211, 400],
    ["214", { To: magic("214") }, 21614, 400],
    ["608", { To: magic("608") }, 21608, 400],
    ["610", { To: magic("610") }, 21610, 400],
    ["190", { To: magic("190") }, 20003, 401],
  ])("%s", async (_, form, code, status) => {
    const answer = await send("+5511987654321", form);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      code,
      message: expect.any(String),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    });
    expect(sandbox.sent.total).toBe(0);
  });

  test("with a wrong password or for another account", async () => {
    expect((await call(`${ACCOUNT}.json`, undefined, `${ACCOUNT}:wrong`)).body.code).toBe(20003);
    expect((await call("ACother.json")).body.code).toBe(20404);
  });

  test("429: too many requests, twice, then it goes out", async () => {
    const codes = [];
    for (let round = 0; round < 3; round++) codes.push((await send(magic("429"))).status);
    expect(codes).toEqual([429, 429, 201]);
  });
});

describe("an accepted SMS", () => {
  test("is answered with 201 and Twilio's own shape, and its parts are counted", async () => {
    const answer = await send("+5511987654321", {
      Body: "Promoção: leve já o colchão de casal com frete grátis para toda a região",
    });
    expect(answer.status).toBe(201);
    const sid = String(answer.body.sid);
    expect(sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(answer.body).toMatchObject({
      status: "queued",
      direction: "outbound-api",
      from: FROM,
      to: "+5511987654321",
      num_segments: "2",
      error_code: null,
      messaging_service_sid: null,
    });
    await sandbox.idle();
    const found = await call(`${ACCOUNT}/Messages/${sid}.json`);
    expect(found.body).toMatchObject({ sid, status: "delivered" });
    expect(sandbox.sent.count("5511987654321", OUTGOING)).toBe(1);
  });

  test("through a Messaging Service has no sender yet", async () => {
    const answer = await send(magic("100"), { MessagingServiceSid: SERVICE, From: "" });
    expect(answer.body).toMatchObject({ status: "accepted", from: null, messaging_service_sid: SERVICE });
  });

  test("tells its states to the callback, signed as Twilio's own SDK expects", async () => {
    const answer = await send(magic("100"));
    await sandbox.idle();
    expect(statuses()).toEqual(["queued", "sent", "delivered"]);
    for (const made of receiver.calls) {
      const params = Object.fromEntries(new URLSearchParams(made.body));
      const signature = made.headers.get("x-twilio-signature") ?? "";
      const url = `${receiver.url}/status?id=${OUTGOING}`;
      expect(twilio.validateRequest(AUTH, signature, url, params)).toBe(true);
      expect(twilio.validateRequest("another", signature, url, params)).toBe(false);
      expect(params).toMatchObject({
        MessageSid: answer.body.sid as string,
        AccountSid: ACCOUNT,
        To: magic("100"),
      });
    }
  });

  test.each([
    ["003", "30003"],
    ["004", "30004"],
    ["005", "30005"],
    ["006", "30006"],
    ["007", "30007"],
    ["008", "30008"],
  ])("%s is undelivered with %s", async (digits, code) => {
    await send(magic(digits));
    await sandbox.idle();
    expect(statuses()).toEqual(["queued", "sent", "undelivered"]);
    expect(forms().at(-1)?.ErrorCode).toBe(code);
  });

  test("408 never answers but goes out, 413 does neither, 409 is cut, 411 is HTML, 410 has no sid", async () => {
    const broken = (digits: string) =>
      call(`${ACCOUNT}/Messages.json`, { To: magic(digits), From: FROM, Body: "Oi" }, undefined, 150);
    for (const digits of ["408", "413", "409", "411"]) await expect(broken(digits)).rejects.toThrow();
    expect((await broken("410")).body.sid).toBeUndefined();
    expect(sandbox.sent.total).toBe(3);
  });
});

describe("customers answer by SMS", () => {
  test("STOP is noted by Twilio, told all the same, and later sends fail with 21610 until START", async () => {
    sandbox.sendAsCustomer("+5581984110937", { type: "text", text: " stop " }, FROM);
    await sandbox.idle();
    expect(forms()[0]).toMatchObject({ Body: " stop ", From: "+5581984110937", To: FROM, NumMedia: "0" });
    expect(forms()[0]).not.toHaveProperty("OptOutType");
    expect((await send("+5581984110937")).body.code).toBe(21610);
    expect((await send("+5581984110937", { MessagingServiceSid: SERVICE, From: "" })).body.code).toBe(21610);
    sandbox.sendAsCustomer("+5581984110937", { type: "text", text: "START" }, FROM);
    expect((await send("+5581984110937")).status).toBe(201);
  });

  test("SAIR is not Twilio's word: that is ours to honour", async () => {
    await send(magic("001"));
    await sandbox.idle();
    expect(forms().find((form) => form.Body)?.Body).toBe("SAIR");
    expect((await send(magic("001"))).status).toBe(201);
  });

  test("with Advanced Opt-Out the call says what Twilio made of it, signed over the query too", async () => {
    register({ advancedOptOut: true });
    sandbox.sendAsCustomer(magic("100"), { type: "text", text: "Unsubscribe" }, FROM);
    await sandbox.idle();
    register({ advancedOptOut: false });
    const made = receiver.calls[0]!;
    const params = Object.fromEntries(new URLSearchParams(made.body));
    expect(params.OptOutType).toBe("STOP");
    const signature = made.headers.get("x-twilio-signature") ?? "";
    expect(twilio.validateRequest(AUTH, signature, `${receiver.url}/sms?company=1`, params)).toBe(true);
  });
});

describe("an account", () => {
  test("shows itself, its balance, its numbers by page, and its services", async () => {
    expect((await call(`${ACCOUNT}.json`)).body).toMatchObject({ sid: ACCOUNT, status: "active" });
    expect((await call(`${ACCOUNT}/Balance.json`)).body).toMatchObject({
      balance: "1000.00",
      currency: "USD",
    });
    await sandbox.carrierDoes({ do: "twilio-account", accountSid: ACCOUNT, balance: "-3.1500" });
    expect((await call(`${ACCOUNT}/Balance.json`)).body).toMatchObject({ balance: "-3.1500" });
    await sandbox.carrierDoes({ do: "twilio-account", accountSid: ACCOUNT, balance: "1000.00" });
    const first = await call(`${ACCOUNT}/IncomingPhoneNumbers.json?PageSize=1`);
    expect(first.body).toMatchObject({
      incoming_phone_numbers: [{ phone_number: FROM, capabilities: { sms: true } }],
    });
    const next = await fetch(`${sandbox.url}${first.body.next_page_uri}`, {
      headers: { authorization: `Basic ${btoa(`${ACCOUNT}:${AUTH}`)}` },
    });
    expect(await next.json()).toMatchObject({
      incoming_phone_numbers: [{ phone_number: "+551150000001" }],
      next_page_uri: null,
    });
  });

  test("lists its short codes apart", async () => {
    const codes = await call(`${ACCOUNT}/SMS/ShortCodes.json`);
    expect(codes.body).toMatchObject({ short_codes: [{ short_code: "27182" }], next_page_uri: null });
    expect((await send(magic("100"), { From: "27182" })).status).toBe(201);
  });

  test("the SDK itself can send through it", async () => {
    const client = twilio(ACCOUNT, AUTH, { lazyLoading: true });
    const original = client.httpClient.request.bind(client.httpClient);
    const local: typeof client.httpClient.request = (options) =>
      original({ ...options, uri: options.uri.replace("https://api.twilio.com", sandbox.url) });
    client.httpClient.request = local;
    const message = await client.messages.create({ to: magic("100"), from: FROM, body: "Oi" });
    expect(message.status).toBe("queued");
    const refused = client.messages.create({ to: magic("610"), from: FROM, body: "Oi" });
    await expect(refused).rejects.toMatchObject({ code: 21610, status: 400 });
  });
});
