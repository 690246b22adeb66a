import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { OpenConnection, OutboundContent } from "~/channels/channel";
import { checkTwilioAccount } from "~/channels/twilio-sms/check-account";
import { getTwilioBalance } from "~/channels/twilio-sms/get-balance";
import { statusCallbackFor } from "~/channels/twilio-sms/send-form";
import { createTwilioChannel } from "~/channels/twilio-sms/twilio-channel";
import { type CarrierStub, type StubAnswer, startCarrierStub } from "./stub/carrier-stub";

const channel = createTwilioChannel(2000);
let stub: CarrierStub;
beforeAll(async () => {
  stub = await startCarrierStub(4230);
});
afterAll(() => stub.stop());
beforeEach(() => {
  stub.requests.length = 0;
  stub.answer = { status: 201, json: { sid: "SM1", status: "queued" } };
});

type Sms = Extract<OpenConnection, { kind: "sms" }>;
const connection = (credentials: Partial<Sms["credentials"]> = { from: "+551130000000" }): Sms => ({
  id: "c2",
  kind: "sms",
  baseUrl: stub.url,
  statusCallbackUrl: "https://app.example/status",
  credentials: { accountSid: "AC1", authToken: "t0ken", ...credentials },
});
const send = (content: OutboundContent, to: Sms = connection()) =>
  channel.send({ id: "out-1", to: { phone: "+5511900000000" }, content }, to);
const form = () => Object.fromEntries(new URLSearchParams(stub.requests[0]!.body));

describe("a send to Twilio", () => {
  test("is a form with basic auth and our id in the status callback", async () => {
    await send({ type: "text", text: "Olá & até já +1" });
    expect(stub.requests[0]).toMatchObject({
      method: "POST",
      path: "/2010-04-01/Accounts/AC1/Messages.json",
      headers: {
        authorization: `Basic ${btoa("AC1:t0ken")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
    expect(form()).toEqual({
      To: "+5511900000000",
      From: "+551130000000",
      Body: "Olá & até já +1",
      StatusCallback: "https://app.example/status?id=out-1",
    });
  });

  test("goes by a messaging service instead of a number", async () => {
    await send({ type: "text", text: "oi" }, connection({ messagingServiceSid: "MG1" }));
    expect(form()).toMatchObject({ MessagingServiceSid: "MG1" });
    expect(form()).not.toHaveProperty("From");
  });

  test("media goes by its link", async () => {
    await send({ type: "media", media: "image", link: "https://x.example/a.jpg", caption: "veja" });
    expect(form()).toMatchObject({ MediaUrl: "https://x.example/a.jpg", Body: "veja" });
  });

  test("a file of ours goes by an address of ours", async () => {
    const linkTo = (id: string) => `https://painel.example/media/${id}?s=1`;
    await send({ type: "media", media: "image", storedId: "m1" }, { ...connection(), linkTo });
    expect(form().MediaUrl).toBe("https://painel.example/media/m1?s=1");
  });

  test.each([
    ["a provider template", { type: "template", name: "x", language: "en", components: [] }, "bad-request"],
    ["media without a link", { type: "media", media: "image", mediaId: "9" }, "media"],
  ] as const)("%s is refused without a request", async (_name, content, reason) => {
    const given = content as OutboundContent;
    expect(await send(given)).toMatchObject({ outcome: "refused", reason, retry: { kind: "never" } });
    expect(stub.requests).toHaveLength(0);
  });

  test.each([
    ["https://a/s", "https://a/s?id=o%201"],
    ["https://a/s?x=1", "https://a/s?x=1&id=o%201"],
    ["https://a/s#rc=3", "https://a/s?id=o%201#rc=3"],
  ])("the callback %s becomes %s", (url, expected) => {
    expect(statusCallbackFor(url, "o 1")).toBe(expected);
  });

  const codes: [number, number, string, string, string][] = [
    [401, 20003, "token-dead", "connection", "person"],
    [429, 20429, "number-rate", "number", "backoff"],
    [500, 20500, "transient", "recipient", "backoff"],
    [400, 21211, "invalid-number", "recipient", "never"],
    [400, 21408, "country-forbidden", "recipient", "person"],
    [400, 21606, "configuration", "connection", "person"],
    [400, 21610, "stopped", "recipient", "never"],
    [400, 21611, "queue-full", "number", "backoff"],
    [400, 21614, "not-on-channel", "recipient", "never"],
    [400, 21617, "bad-request", "recipient", "never"],
    [400, 21703, "configuration", "connection", "person"],
    [400, 30002, "account-locked", "connection", "person"],
    [400, 30003, "unreachable", "recipient", "delay"],
    [400, 30007, "content-refused", "recipient", "never"],
    [400, 30023, "messaging-limit", "number", "delay"],
    [400, 88888, "unknown-code", "recipient", "never"],
  ];
  test.each(codes)(
    "%i with %i is %s about the %s, retried %s",
    async (status, code, reason, scope, retry) => {
      stub.answer = { status, json: { code, message: "m", status } };
      expect(await send({ type: "text", text: "oi" })).toMatchObject({
        outcome: "refused",
        reason,
        scope,
        retry: { kind: retry },
        code: String(code),
      });
    },
  );

  test("a 5xx with a code that we do not know proves nothing", async () => {
    stub.answer = { status: 500, json: { code: 88_888, message: "m" } };
    expect(await send({ type: "text", text: "oi" })).toMatchObject({ outcome: "unknown" });
  });

  test("created and failed at once is a refusal", async () => {
    stub.answer = {
      status: 201,
      json: { sid: "SM1", status: "failed", error_code: 30005, error_message: "m" },
    };
    expect(await send({ type: "text", text: "oi" })).toMatchObject({
      outcome: "refused",
      reason: "invalid-number",
    });
  });
});

describe("checking an account", () => {
  const access = () => ({ baseUrl: stub.url, accountSid: "AC1", authToken: "t0ken" });
  const account: StubAnswer = {
    status: 200,
    json: { friendly_name: "Loja Sol", status: "active", type: "Trial" },
  };

  test("finds numbers on all pages, short codes and messaging services", async () => {
    stub.answer = ({ path }) => {
      if (path.includes("Page=1")) {
        return { status: 200, json: { incoming_phone_numbers: [{ phone_number: "+551130000002" }] } };
      }
      if (path.includes("IncomingPhoneNumbers")) {
        const rows = [
          { phone_number: "+551130000001", friendly_name: "Vendas", capabilities: { sms: true } },
          { phone_number: "+551130000009", capabilities: { sms: false } },
        ];
        return {
          status: 200,
          json: {
            incoming_phone_numbers: rows,
            next_page_uri: "//evil.example/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json?Page=1",
          },
        };
      }
      if (path.includes("ShortCodes")) return { status: 404, json: { code: 20404, message: "m" } };
      if (path.includes("/v1/Services"))
        return { status: 200, json: { services: [{ sid: "MG1", friendly_name: "Todos" }] } };
      return account;
    };
    expect(await checkTwilioAccount(access())).toEqual({
      ok: true,
      value: {
        name: "Loja Sol",
        status: "active",
        trial: true,
        senders: [
          { kind: "number", value: "+551130000001", name: "Vendas" },
          { kind: "number", value: "+551130000002", name: "+551130000002" },
          { kind: "messaging-service", value: "MG1", name: "Todos" },
        ],
      },
    });
  });

  const failures: [string, StubAnswer, string][] = [
    ["a wrong token", { status: 401, json: { code: 20003, message: "Authenticate" } }, "token-dead"],
    ["HTML", { status: 200, text: "<html>" }, "transient"],
    ["half an answer", "half", "transient"],
    ["a closed connection", "close", "transient"],
  ];
  test.each(failures)("%s is a refusal, not an exception", async (_name, answer, reason) => {
    stub.answer = answer;
    expect(await checkTwilioAccount(access())).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe("asking for the balance", () => {
  const access = () => ({ baseUrl: stub.url, accountSid: "AC1", authToken: "t0ken" });
  const failures: [string, StubAnswer, string][] = [
    ["a wrong token", { status: 401, json: { code: 20003, message: "Authenticate" } }, "token-dead"],
    ["HTML", { status: 200, text: "<html>" }, "transient"],
    ["half an answer", "half", "transient"],
    ["a closed connection", "close", "transient"],
    ["no balance in it", { status: 200, json: { currency: "USD" } }, "transient"],
    ["words for a balance", { status: 200, json: { balance: "much", currency: "USD" } }, "transient"],
    ["no currency", { status: 200, json: { balance: "1.00", currency: "dollars" } }, "transient"],
  ];
  test.each(failures)("%s is a refusal, not an exception", async (_name, answer, reason) => {
    stub.answer = answer;
    expect(await getTwilioBalance(access(), 1_000)).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("a carrier that hangs is left after the time given", async () => {
    stub.answer = "hang";
    expect(await getTwilioBalance(access(), 20)).toMatchObject({ ok: false, refusal: { code: "timeout" } });
  });

  test.each([
    ["612.4", 612.4],
    ["-8.14342", -8.14342],
    ["0", 0],
  ])("%s", async (balance, amount) => {
    stub.answer = ({ path }) =>
      path.endsWith("/2010-04-01/Accounts/AC1/Balance.json")
        ? { status: 200, json: { account_sid: "AC1", balance, currency: "BRL" } }
        : { status: 404, json: { code: 20404, message: "m" } };
    expect(await getTwilioBalance(access(), 1_000)).toEqual({
      ok: true,
      value: { amount, currency: "BRL" },
    });
  });
});
