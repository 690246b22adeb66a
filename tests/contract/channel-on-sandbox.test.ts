import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import type { Channel, OpenConnection, OutboundMessage, SendResult } from "~/channels/channel";
import type { StatusEvent } from "~/channels/channel-event";
import { createTemplate } from "~/channels/meta-cloud/create-template";
import { deleteTemplate } from "~/channels/meta-cloud/delete-template";
import { discoverAccounts } from "~/channels/meta-cloud/discover-accounts";
import { getPhoneNumber } from "~/channels/meta-cloud/get-phone-number";
import { listTemplates } from "~/channels/meta-cloud/list-templates";
import { createMetaChannel } from "~/channels/meta-cloud/meta-channel";
import { parseMetaWebhook } from "~/channels/meta-cloud/parse-webhook";
import { uploadHeaderMedia } from "~/channels/meta-cloud/upload-header-media";
import { uploadMedia } from "~/channels/meta-cloud/upload-media";
import { verifyMetaSignature } from "~/channels/meta-cloud/verify-signature";
import { checkTwilioAccount } from "~/channels/twilio-sms/check-account";
import { parseTwilioStatus } from "~/channels/twilio-sms/parse-status";
import { createTwilioChannel } from "~/channels/twilio-sms/twilio-channel";
import { verifyTwilioSignature } from "~/channels/twilio-sms/verify-signature";
import { buildCreatePayload } from "~/features/templates/core/build-create-payload";
import { normaliseTemplate } from "~/features/templates/core/normalise-template";
import { resolveTemplate } from "~/features/templates/core/resolve-template";
import { APP, APP_SECRET, aSandbox, BUSINESS, NUMBER, Receiver, TOKEN, WABA } from "./sandbox-fixture";

/** Longer than any answer of a sandbox that wants to answer, short for those that do not. */
const TIMEOUT_MS = 400;
const FROM = "+551130000002";
const receiver = new Receiver();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await aSandbox(receiver);
  sandbox.registerTwilio({ accountSid: "AC1", authToken: "twilio-token", numbers: [{ phone: FROM }] });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});

const phone = (digits: string) => `+5511900000${digits}`;
const access = () => ({ baseUrl: sandbox.url, apiVersion: "v24.0", token: TOKEN });

interface Adapter {
  name: "meta" | "sms";
  channel: Channel;
  connection(): OpenConnection;
  message(id: string, to: string): OutboundMessage;
}

const ADAPTERS: Adapter[] = [
  {
    name: "meta",
    channel: createMetaChannel(TIMEOUT_MS),
    connection: () => ({
      id: "c1",
      kind: "meta",
      baseUrl: sandbox.url,
      apiVersion: "v24.0",
      credentials: { phoneNumberId: NUMBER, wabaId: WABA, portfolioId: BUSINESS, token: TOKEN },
    }),
    message: (id, to) => ({
      id,
      to: { phone: to },
      content: {
        type: "template",
        name: "boas_vindas",
        language: "pt_BR",
        components: [{ type: "body", parameters: [{ type: "text", text: "Ana" }] }],
      },
    }),
  },
  {
    name: "sms",
    channel: createTwilioChannel(TIMEOUT_MS),
    connection: () => ({
      id: "c2",
      kind: "sms",
      baseUrl: sandbox.url,
      statusCallbackUrl: `${receiver.url}/sms`,
      credentials: { accountSid: "AC1", authToken: "twilio-token", from: FROM },
    }),
    message: (id, to) => ({ id, to: { phone: to }, content: { type: "text", text: "Oi, Ana" } }),
  },
];

/** The status events that arrived for one of our ids, every signature verified on the way. */
function statusesOf(outgoingId: string): StatusEvent[] {
  return receiver.calls.flatMap((call) => {
    const twilioHeader = call.headers.get("x-twilio-signature");
    const raw = new TextEncoder().encode(call.body);
    if (twilioHeader !== null) {
      expect(verifyTwilioSignature(call.url.href, raw, twilioHeader, "twilio-token")).toBe(true);
      const id = call.url.searchParams.get("id") ?? undefined;
      const { event } = parseTwilioStatus(new URLSearchParams(call.body), id);
      return event.kind === "status" && event.outgoingId === outgoingId ? [event] : [];
    }
    expect(verifyMetaSignature(raw, call.headers.get("x-hub-signature-256"), [APP_SECRET])).toBe(true);
    return parseMetaWebhook(JSON.parse(call.body))
      .map(({ event }) => event)
      .filter((event) => event.kind === "status")
      .filter((event) => event.outgoingId === outgoingId);
  });
}

let next = 0;
for (const { name, channel, connection, message } of ADAPTERS) {
  describe(`a ${name} channel and the sandbox`, () => {
    const send = (to: string, id = `${name}-${next++}`): Promise<SendResult> =>
      channel.send(message(id, to), connection());

    const outcomes: [string, string, object][] = [
      ["an ordinary person", "100", { outcome: "accepted" }],
      ["a connection whose token died", "190", { reason: "token-dead", scope: "connection" }],
      ["a silent carrier", "408", { outcome: "unknown" }],
      ["a dropped connection", "409", { outcome: "unknown" }],
      ["an answer without id", "410", { outcome: "unknown" }],
      ["HTML", "411", { outcome: "unknown" }],
      ["half an answer", "412", { outcome: "unknown" }],
      ["too fast", "429", { reason: "number-rate", scope: "number", retry: { kind: "backoff" } }],
      ["a carrier that failed for a moment", "500", { reason: "transient", retry: { kind: "backoff" } }],
    ];
    test.each(outcomes)("%s (…%s)", async (_name, digits, expected) => {
      expect(await send(phone(digits))).toMatchObject(expected);
    });

    test("what went out although the answer was lost is resolved by its webhook, by our id", async () => {
      const id = `${name}-lost`;
      expect(await send(phone("409"), id)).toMatchObject({ outcome: "unknown" });
      await sandbox.idle(5000);
      expect(statusesOf(id).map(({ status }) => status)).toContain("delivered");
    });

    test("an accepted message is delivered under the id that the answer gave", async () => {
      const id = `${name}-good`;
      const result = await send(phone("100"), id);
      await sandbox.idle(5000);
      const statuses = statusesOf(id);
      expect(statuses.map(({ status }) => status)).toContain("delivered");
      expect(
        result.outcome === "accepted" && statuses.every((one) => one.providerMessageId === result.providerId),
      ).toBe(true);
    });
  });
}

describe("codes that only Meta has", () => {
  const [meta] = ADAPTERS;
  const codes: [string, string, string][] = [
    ["015", "132015", "template-paused"],
    ["016", "132016", "template-disabled"],
    ["026", "131026", "not-on-channel"],
    ["042", "131042", "payment"],
    ["048", "131048", "spam-limit"],
    ["049", "131049", "frequency-cap"],
    ["050", "131050", "stopped"],
  ];
  test.each(codes)("…%s fails with %s, in the answer or by webhook", async (digits, code, reason) => {
    const id = `meta-code-${code}`;
    const result = await meta!.channel.send(meta!.message(id, phone(digits)), meta!.connection());
    await sandbox.idle(5000);
    if (result.outcome === "refused") expect(result).toMatchObject({ code, reason });
    else expect(statusesOf(id).find(({ status }) => status === "failed")?.error?.code).toBe(code);
  });
});

describe("codes that only Twilio has", () => {
  const [, sms] = ADAPTERS;
  const codes: [string, string][] = [
    ["003", "30003"],
    ["007", "30007"],
    ["211", "21211"],
    ["610", "21610"],
  ];
  test.each(codes)("…%s fails with %s, in the answer or by callback", async (digits, code) => {
    const id = `sms-code-${code}`;
    const result = await sms!.channel.send(sms!.message(id, phone(digits)), sms!.connection());
    await sandbox.idle(5000);
    if (result.outcome === "refused") expect(result.code).toBe(code);
    else expect(statusesOf(id).find(({ status }) => status === "failed")?.error?.code).toBe(code);
  });
});

describe("the management calls and the sandbox", () => {
  test("a token opens its account with its number", async () => {
    expect(await discoverAccounts(access())).toMatchObject({
      ok: true,
      value: { appId: APP, accounts: [{ wabaId: WABA, portfolioId: BUSINESS, numbers: [{ id: NUMBER }] }] },
    });
  });

  test("a wrong token is refused", async () => {
    expect(await discoverAccounts({ ...access(), token: "wrong" })).toMatchObject({
      ok: false,
      refusal: { reason: "token-dead" },
    });
  });

  test("the number tells its quality, speed and limit", async () => {
    const answer = await getPhoneNumber(access(), NUMBER);
    expect(answer).toMatchObject({ ok: true, value: { id: NUMBER, quality: "green" } });
    expect(answer.ok && answer.value.dailyLimit).toBeTruthy();
  });

  test("a template is created, listed, resolved, sent and deleted", async () => {
    const image = { bytes: new Blob([new Uint8Array(64)]), filename: "a.jpg", mimeType: "image/jpeg" };
    const handle = await uploadHeaderMedia(access(), APP, image);
    expect(handle).toMatchObject({ ok: true });
    const payload = buildCreatePayload({
      name: "volta_as_aulas",
      language: "pt_BR",
      category: "MARKETING",
      header: { format: "image", handle: handle.ok ? handle.value.handle : "" },
      body: { text: "Olá, {{nome}}! O material escolar chegou na loja.", examples: { nome: "Ana" } },
      buttons: [{ kind: "stop-marketing", text: "Parar promoções" }],
    });
    expect(await createTemplate(access(), WABA, payload)).toMatchObject({ ok: true });
    await sandbox.idle(5000);
    const listed = await listTemplates(access(), WABA);
    const rows = listed.ok ? listed.value.map(normaliseTemplate) : [];
    const template = rows.find((row) => row?.name === "volta_as_aulas")!;
    expect(template).toMatchObject({ parameterFormat: "named", header: { format: "image" } });
    const media = await uploadMedia(access(), NUMBER, {
      ...image,
      body: image.bytes.stream(),
      bytes: image.bytes.size,
    });
    const resolved = resolveTemplate(template, {
      "header.image": { mediaId: media.ok ? media.value.mediaId : "" },
      "body.nome": "Ana",
    });
    const [meta] = ADAPTERS;
    if (!resolved.ok) throw new Error(resolved.problem.kind);
    const message = { id: "meta-new", to: { phone: phone("100") }, content: resolved.content };
    expect(await meta!.channel.send(message, meta!.connection())).toMatchObject({ outcome: "accepted" });
    expect(await deleteTemplate(access(), WABA, "volta_as_aulas")).toEqual({
      ok: true,
      value: { deleted: true },
    });
  });

  test("a Twilio account tells its senders, and a wrong token is refused", async () => {
    const account = { baseUrl: sandbox.url, accountSid: "AC1", authToken: "twilio-token" };
    expect(await checkTwilioAccount(account)).toMatchObject({
      ok: true,
      value: { senders: [{ value: FROM }] },
    });
    expect(await checkTwilioAccount({ ...account, authToken: "wrong" })).toMatchObject({
      ok: false,
      refusal: { reason: "token-dead" },
    });
  });
});
