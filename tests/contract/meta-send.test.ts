import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Address, OpenConnection, OutboundContent } from "~/channels/channel";
import { classifyMetaCode, META_CODES } from "~/channels/meta-cloud/error-codes";
import { createMetaChannel } from "~/channels/meta-cloud/meta-channel";
import { type CarrierStub, startCarrierStub } from "./stub/carrier-stub";

const channel = createMetaChannel(2000);
let stub: CarrierStub;
let connection: OpenConnection;
beforeAll(async () => {
  stub = await startCarrierStub(4220);
  connection = {
    id: "c1",
    kind: "meta",
    baseUrl: `${stub.url}/`,
    apiVersion: "v24.0",
    credentials: { phoneNumberId: "4001", wabaId: "5001", portfolioId: "6001", token: "t0ken" },
  };
});
afterAll(() => stub.stop());
beforeEach(() => {
  stub.requests.length = 0;
  stub.answer = { status: 200, json: { messages: [{ id: "wamid.A" }] } };
});

const text: OutboundContent = { type: "text", text: "Oi" };
async function sent(content: OutboundContent, to: Address = { phone: "+5511900000000" }, replyTo?: string) {
  const result = await channel.send({ id: "out-1", to, content, replyTo }, connection);
  const [request] = stub.requests;
  return { result, request: request!, body: JSON.parse(request!.body) as Record<string, unknown> };
}

describe("a send to Meta", () => {
  test("goes to the number's messages with the token, carrying our id", async () => {
    const { request, body } = await sent(text, undefined, "wamid.IN");
    expect(`${request.method} ${request.path}`).toBe("POST /v24.0/4001/messages");
    expect(request.headers).toMatchObject({
      authorization: "Bearer t0ken",
      "content-type": "application/json",
    });
    expect(body).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+5511900000000",
      context: { message_id: "wamid.IN" },
      type: "text",
      text: { body: "Oi", preview_url: true },
      biz_opaque_callback_data: "out-1",
    });
  });

  const addresses: [string, Address, object][] = [
    ["a phone keeps its +", { phone: "+5541988880000" }, { to: "+5541988880000" }],
    [
      "a WhatsApp id gets a +, or Meta would prefix its own country",
      { waId: "554188880000" },
      { to: "+554188880000" },
    ],
    [
      "a phone goes before a user id, as Meta would choose",
      { phone: "+5541988880000", userId: "BR.1" },
      { to: "+5541988880000" },
    ],
    ["a user id alone is the recipient", { userId: "BR.1" }, { recipient: "BR.1" }],
  ];
  test.each(addresses)("%s", async (_name, to, expected) => {
    const { body } = await sent(text, to);
    expect(body).toMatchObject(expected);
    expect("to" in body && "recipient" in body).toBe(false);
  });

  test("a template carries named values, header media and buttons in Meta's words", async () => {
    const { body } = await sent({
      type: "template",
      name: "boas_vindas",
      language: "pt_BR",
      components: [
        {
          type: "header",
          parameters: [{ type: "document", link: "https://x.example/a.pdf", filename: "a.pdf" }],
        },
        { type: "body", parameters: [{ type: "text", text: "Ana", parameter_name: "first_name" }] },
        { type: "button", subType: "url", index: 1, parameters: [{ type: "text", text: "abc" }] },
      ],
    });
    expect(body.template).toEqual({
      name: "boas_vindas",
      language: { code: "pt_BR" },
      components: [
        {
          type: "header",
          parameters: [
            { type: "document", document: { link: "https://x.example/a.pdf", filename: "a.pdf" } },
          ],
        },
        { type: "body", parameters: [{ type: "text", text: "Ana", parameter_name: "first_name" }] },
        { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "abc" }] },
      ],
    });
  });

  test("a template without values has no components", async () => {
    const { body } = await sent({ type: "template", name: "oi", language: "en", components: [] });
    expect(body.template).toEqual({ name: "oi", language: { code: "en" } });
  });

  const media: [string, OutboundContent, object][] = [
    [
      "an image by id",
      { type: "media", media: "image", mediaId: "9", caption: "c" },
      { type: "image", image: { id: "9", caption: "c" } },
    ],
    [
      "a document by link",
      { type: "media", media: "document", link: "https://x.example/a", filename: "a.pdf" },
      { type: "document", document: { link: "https://x.example/a", filename: "a.pdf" } },
    ],
    [
      "audio, which takes no caption",
      { type: "media", media: "audio", mediaId: "9", caption: "c" },
      { type: "audio", audio: { id: "9" } },
    ],
    [
      "a voice note",
      { type: "media", media: "voice", mediaId: "9" },
      { type: "audio", audio: { id: "9", voice: true } },
    ],
    [
      "a place",
      { type: "location", latitude: -23.5, longitude: -46.6, name: "Loja" },
      { type: "location", location: { latitude: -23.5, longitude: -46.6, name: "Loja" } },
    ],
    [
      "a reaction",
      { type: "reaction", emoji: "👍", providerId: "wamid.A", fromMe: false },
      { type: "reaction", reaction: { message_id: "wamid.A", emoji: "👍" } },
    ],
    [
      "a reaction taken back",
      { type: "reaction", emoji: "", providerId: "wamid.A", fromMe: false },
      { type: "reaction", reaction: { message_id: "wamid.A", emoji: "" } },
    ],
  ];
  test.each(media)("%s", async (_name, content, expected) => {
    expect((await sent(content)).body).toMatchObject(expected);
  });

  const accepted: [string, object, object][] = [
    [
      "the WhatsApp id may lack the ninth digit",
      { contacts: [{ input: "+5541988880000", wa_id: "554188880000" }] },
      { waId: "554188880000" },
    ],
    [
      "a user id comes without WhatsApp id",
      { contacts: [{ input: "BR.1", user_id: "BR.1" }] },
      { userId: "BR.1" },
    ],
    [
      "held for quality is not sent yet",
      { messages: [{ id: "wamid.A", message_status: "held_for_quality_assessment" }] },
      { held: true },
    ],
    ["accepted is not held", { messages: [{ id: "wamid.A", message_status: "accepted" }] }, {}],
  ];
  test.each(accepted)("%s", async (_name, more, expected) => {
    stub.answer = { status: 200, json: { messages: [{ id: "wamid.A" }], ...more } };
    expect((await sent(text)).result).toEqual({ outcome: "accepted", providerId: "wamid.A", ...expected });
  });
});

describe("what Meta's codes mean", () => {
  const rows: [number, string, string, string][] = [
    [190, "token-dead", "connection", "person"],
    [3, "permission", "connection", "person"],
    [200, "permission", "connection", "person"],
    [299, "permission", "connection", "person"],
    [80007, "account-quota", "connection", "backoff"],
    [130429, "number-rate", "number", "backoff"],
    [131056, "recipient-rate", "recipient", "backoff"],
    [131048, "spam-limit", "number", "person"],
    [131064, "messaging-limit", "portfolio", "person"],
    [131047, "window-closed", "recipient", "never"],
    [131026, "not-on-channel", "recipient", "never"],
    [131049, "frequency-cap", "recipient", "person"],
    [131050, "stopped", "recipient", "never"],
    [131042, "payment", "connection", "person"],
    [133010, "not-registered", "connection", "person"],
    [131031, "account-locked", "connection", "person"],
    [130497, "country-forbidden", "recipient", "never"],
    [131000, "transient", "recipient", "backoff"],
    [131057, "transient", "number", "delay"],
    [132001, "template-missing", "template", "person"],
    [132015, "template-paused", "template", "person"],
    [132016, "template-disabled", "template", "never"],
    [132018, "template-parameters", "recipient", "never"],
    [2_388_299, "content-refused", "template", "never"],
    [777_777, "unknown-code", "recipient", "never"],
  ];
  test.each(rows)("%i is %s about the %s, retried %s", async (code, reason, scope, retry) => {
    // 3 and 131045 come with 500, 190 with 401: the status must not matter.
    stub.answer = {
      status: code % 2 ? 400 : 403,
      json: { error: { code, message: "m", error_data: { details: "why" } } },
    };
    expect((await sent(text)).result).toMatchObject({
      outcome: "refused",
      reason,
      scope,
      retry: { kind: retry },
      code: String(code),
      detail: "why",
    });
  });

  test("a code that we do not know is retried only when Meta calls it transient or answers 5xx", () => {
    expect(classifyMetaCode("777777", { isTransient: true }).retry.kind).toBe("backoff");
    expect(classifyMetaCode("777777", { httpStatus: 503 }).retry.kind).toBe("backoff");
    expect(classifyMetaCode("777777", { httpStatus: 400 }).retry.kind).toBe("never");
  });

  test("a code named like an object method is unknown", () => {
    expect(classifyMetaCode("constructor").reason).toBe("unknown-code");
  });

  test("131049 asks for a day at least", () => {
    expect(META_CODES["131049"]?.retry).toEqual({ kind: "person", afterSeconds: 86_400 });
  });

  test("Retry-After of a bare 429 is honoured, up to an hour", async () => {
    stub.answer = { status: 429, text: "", headers: { "retry-after": "90000" } };
    expect((await sent(text)).result).toMatchObject({ retry: { kind: "backoff", seconds: 3600 } });
  });
});
