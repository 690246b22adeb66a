import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { createHmac } from "node:crypto";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import {
  APP,
  APP_SECRET,
  aSandbox,
  BUSINESS,
  graph,
  magic,
  NUMBER,
  Receiver,
  TOKEN,
  template,
  text,
  WABA,
} from "./sandbox-fixture";

const receiver = new Receiver();
let sandbox: Sandbox;
const send = (json: unknown) => graph(sandbox, `${NUMBER}/messages`, { json });
const kinds = () => receiver.statuses().map((status) => status.status);

beforeAll(async () => {
  sandbox = await aSandbox(receiver);
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.stop();
});
beforeEach(async () => {
  await sandbox.idle();
  sandbox.reset();
  receiver.calls.length = 0;
  receiver.answer = () => new Response("ok");
});

describe("a send is refused in the answer", () => {
  test.each<[string, unknown, number, number]>([
    ["without the product", { to: magic("100"), type: "text", text: { body: "oi" } }, 100, 400],
    ["to something that is no phone", text("maria", "oi"), 131009, 400],
    ["without text", text("+5511987654321", ""), 131008, 400],
    ["with a text too long", text("+5511987654321", "a".repeat(4097)), 131009, 400],
    ["to itself", template("+551130000000"), 131021, 400],
    [
      "with an unknown template",
      { ...template(magic("100")), template: { name: "x", language: { code: "pt_BR" } } },
      132001,
      404,
    ],
    ["with a newline in a variable", template(magic("100"), "1", "Ana\nMaria"), 132018, 400],
    [
      "of a type nobody knows",
      { messaging_product: "whatsapp", to: magic("100"), type: "hologram" },
      131051,
      400,
    ],
  ])("%s", async (_, json, code, status) => {
    const answer = await send(json);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, type: "OAuthException" });
    expect(String(answer.body.error?.message)).toStartWith(`(#${code})`);
    expect(answer.body.error?.fbtrace_id).toBeString();
    expect(sandbox.sent.total).toBe(0);
  });

  test("with a token that nobody gave out, one that died, and for a number that the token may not see", async () => {
    const strange = await graph(sandbox, `${NUMBER}/messages`, {
      json: template(magic("100")),
      headers: { authorization: "Bearer nobody" },
    });
    expect([strange.status, strange.body.error?.code]).toEqual([401, 190]);
    await sandbox.carrierDoes({ do: "token", token: TOKEN, alive: false });
    expect((await send(template(magic("100")))).body.error?.code).toBe(190);
    await sandbox.carrierDoes({ do: "token", token: TOKEN, alive: true });
    const missing = await graph(sandbox, "999/messages", { json: template(magic("100")) });
    expect([missing.status, missing.body.error?.error_subcode]).toEqual([400, 33]);
  });

  test("when the API version is gone", async () => {
    const response = await fetch(`${sandbox.url}/v19.0/${NUMBER}`);
    expect([response.status, ((await response.json()) as { error: { code: number } }).error.code]).toEqual([
      400, 2635,
    ]);
  });
});

describe("magic phones: refused in the answer", () => {
  test.each([
    ["015", 132015, 400],
    ["016", 132016, 400],
    ["031", 131031, 403],
    ["056", 131056, 400],
    ["190", 190, 401],
    ["497", 130497, 403],
  ])("%s → %d", async (digits, code, status) => {
    const answer = await send(template(magic(digits)));
    expect([answer.body.error?.code, answer.status]).toEqual([code, status] as never);
    expect(sandbox.sent.total).toBe(0);
  });

  test.each([
    ["429", 130429, 2],
    ["500", 131000, 1],
    ["057", 131057, 1],
  ])("%s → %d, %d times, then it goes out", async (digits, code, times) => {
    for (let round = 0; round < times; round++) {
      expect((await send(template(magic(digits)))).body.error?.code).toBe(code);
    }
    expect((await send(template(magic(digits)))).status).toBe(200);
    await sandbox.idle();
    expect(kinds()).toEqual(["sent", "delivered"]);
  });
});

describe("magic phones: accepted, then failed by webhook, as Meta does", () => {
  test.each([
    ["026", 131026],
    ["048", 131048],
    ["049", 131049],
    ["050", 131050],
    ["472", 130472],
    ["042", 131042],
  ])("%s → %d", async (digits, code) => {
    const answer = await send(template(magic(digits), "mine"));
    expect(answer.status).toBe(200);
    await sandbox.idle();
    const [status] = receiver.statuses();
    expect(status).toMatchObject({ status: "failed", biz_opaque_callback_data: "mine", errors: [{ code }] });
  });

  test("or in the answer when a test asks for that", async () => {
    sandbox.changeSettings({ refusals: "answer" });
    expect((await send(template(magic("026")))).body.error?.code).toBe(131026);
    expect(sandbox.sent.total).toBe(0);
    sandbox.changeSettings({ refusals: "as-meta" });
  });
});

describe("magic phones: the answer is broken", () => {
  const post = (digits: string, waitMs = 5000) =>
    fetch(`${sandbox.url}/v24.0/${NUMBER}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(template(magic(digits), `id-${digits}`)),
      signal: AbortSignal.timeout(waitMs),
    });
  const wentOut = async () => {
    await sandbox.idle();
    return kinds();
  };

  test("408 never answers, yet the message goes out", async () => {
    await expect(post("408", 150)).rejects.toThrow();
    expect(await wentOut()).toEqual(["sent", "delivered"]);
    expect(sandbox.sent.count("5511900000408", "id-408")).toBe(1);
  });
  test("413 never answers, and nothing goes out", async () => {
    await expect(post("413", 150)).rejects.toThrow();
    expect(await wentOut()).toEqual([]);
    expect(sandbox.sent.total).toBe(0);
  });
  test("409 closes the connection after it went out", async () => {
    await expect(post("409")).rejects.toThrow();
    expect(await wentOut()).toEqual(["sent", "delivered"]);
  });
  test("410 says 200 without an id", async () => {
    const body = (await (await post("410")).json()) as { messages: unknown[] };
    expect(body.messages).toEqual([]);
    expect(await wentOut()).toEqual(["sent", "delivered"]);
  });
  test("411 answers a proxy's HTML, and nothing goes out", async () => {
    const response = await post("411");
    expect(response.status).toBe(502);
    expect(await response.text()).toStartWith("<!DOCTYPE html>");
    expect(sandbox.sent.total).toBe(0);
  });
  test("412 breaks off in the middle of the answer", async () => {
    await expect(post("412").then((response) => response.json())).rejects.toThrow();
    expect(await wentOut()).toEqual(["sent", "delivered"]);
  });
  test("999 has its statuses delivered before the answer", async () => {
    const response = await post("999");
    expect(kinds()).toEqual(["sent", "delivered"]);
    const body = (await response.json()) as { messages: { id: string }[] };
    expect(receiver.statuses()[0]?.id).toBe(body.messages[0]!.id);
  });
});

describe("magic phones: odd lives", () => {
  test.each<[string, string[]]>([
    ["100", ["sent", "delivered", "read"]],
    ["101", ["sent", "delivered"]],
    ["995", ["failed"]],
    ["996", ["sent", "delivered"]],
    ["997", ["sent", "delivered", "failed"]],
    ["998", ["sent", "read"]],
  ])("%s: %p", async (digits, expected) => {
    const answer = await send(template(magic(digits)));
    const held = digits === "995" || digits === "996";
    expect((answer.body.messages as unknown as { message_status: string }[])[0]!.message_status).toBe(
      held ? "held_for_quality_assessment" : "accepted",
    );
    await sandbox.idle();
    expect(kinds()).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>]>([
    ["001", { type: "text", text: { body: "SAIR" } }],
    ["700", { type: "audio" }],
    ["701", { type: "image" }],
    ["702", { type: "location" }],
    ["703", { type: "reaction" }],
    ["704", { type: "button", button: { payload: "Quero ver", text: "Quero ver" } }],
    ["705", { type: "button", button: { payload: "Parar de receber", text: "Parar de receber" } }],
    ["706", { type: "document" }],
    ["707", { type: "sticker" }],
    ["708", { type: "contacts" }],
    ["709", { type: "video" }],
    ["710", { type: "order" }],
    ["711", { type: "unsupported" }],
    ["713", { type: "interactive" }],
    ["802", { type: "system" }],
  ])("%s answers %p", async (digits, expected) => {
    await send(template(magic(digits)));
    await sandbox.idle();
    expect(receiver.messages()[0]).toMatchObject({ from: `5511900000${digits}`, ...expected });
  });

  test("803 hides the phone: only the business-scoped id is told", async () => {
    await send(template(magic("803")));
    await sandbox.idle();
    const message = receiver.messages()[0]! as Record<string, unknown>;
    expect(message.from).toBeUndefined();
    expect(message.from_user_id).toMatch(/^BR\.\d{20}$/);
    const answer = await send({ ...text("", "oi"), to: undefined, recipient: message.from_user_id });
    expect(answer.body.contacts).toEqual([
      { input: message.from_user_id, user_id: message.from_user_id },
    ] as never);
  });

  test("800 stops marketing inside WhatsApp, and the next one fails with 131050", async () => {
    await send(template(magic("800")));
    await sandbox.idle();
    const stop = receiver.changes().find((change) => change.field === "user_preferences");
    expect(stop?.value).toMatchObject({ user_preferences: [{ wa_id: "5511900000800", value: "stop" }] });
    receiver.calls.length = 0;
    await send(template(magic("800")));
    await sandbox.idle();
    expect(receiver.statuses()[0]).toMatchObject({ errors: [{ code: 131050 }] });
  });
});

describe("an accepted message", () => {
  test("is answered with the WhatsApp id, which may lack Brazil's ninth digit", async () => {
    const { body } = await send(template("+55 81 98411-0937"));
    expect(body.contacts).toMatchObject([{ input: "+55 81 98411-0937", wa_id: "558184110937" }] as never);
    await sandbox.idle();
    expect(receiver.statuses()[0]!.recipient_id).toBe("558184110937");
  });

  test("outside the window may only be a template; inside, text is free and free of charge", async () => {
    await send(text("+5511987654321", "oi"));
    await sandbox.idle();
    expect(receiver.statuses()[0]).toMatchObject({ status: "failed", errors: [{ code: 131047 }] });
    receiver.calls.length = 0;
    sandbox.sendAsCustomer("+5511987654321", { type: "text", text: "bom dia" });
    await send(text("+5511987654321", "oi"));
    await sandbox.idle();
    expect(receiver.statuses()[0]).toMatchObject({
      status: "sent",
      pricing: { billable: false, type: "free_customer_service", category: "service", pricing_model: "PMP" },
    });
  });

  test("carries conversation in v23 and business-scoped ids in v24", async () => {
    await send(template(magic("101")));
    await sandbox.idle();
    expect(receiver.statuses()[0]).not.toHaveProperty("conversation");
    expect(receiver.statuses()[0]).toHaveProperty("recipient_user_id");
    receiver.calls.length = 0;
    sandbox.changeSettings({ webhookVersion: "v23" });
    await send(template(magic("101")));
    await sandbox.idle();
    sandbox.changeSettings({ webhookVersion: "v24" });
    expect(receiver.statuses()[0]).toMatchObject({ conversation: { origin: { type: "marketing" } } });
    expect(receiver.statuses()[0]).not.toHaveProperty("recipient_user_id");
  });

  test("is counted in the ledger by phone and outgoing id, twice when it was sent twice", async () => {
    await send(template(magic("100"), "a"));
    await send(template(magic("100"), "b"));
    await send(template(magic("100"), "b"));
    expect([sandbox.sent.total, sandbox.sent.unique]).toEqual([3, 2]);
    expect(sandbox.sent.duplicates()).toEqual([{ phone: magic("100"), outgoingId: "b", count: 2 }]);
  });
});

describe("limits", () => {
  test("the number takes so many a second and then says 130429", async () => {
    sandbox.registerMeta(aNumber({ messagesPerSecond: 10 }));
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => send(template(`+55119876500${index + 10}`))),
    );
    sandbox.registerMeta(aNumber({ messagesPerSecond: 80 }));
    const refused = answers.filter((answer) => answer.body.error?.code === 130429);
    expect(refused.length).toBeGreaterThanOrEqual(17);
    expect(sandbox.peaks()[NUMBER]).toBeLessThanOrEqual(11);
  });

  test("one person takes 45 in a burst, the 46th is 131056, others go on", async () => {
    sandbox.changeSettings({ limits: { throughput: false } });
    const codes: unknown[] = [];
    for (let index = 0; index < 46; index++)
      codes.push((await send(template(magic("101")))).body.error?.code);
    expect(codes.slice(0, 45).every((code) => code === undefined)).toBe(true);
    expect(codes[45]).toBe(131056);
    expect((await send(template(magic("100")))).status).toBe(200);
    sandbox.changeSettings({ limits: { throughput: true } });
  });

  test("the portfolio reaches only so many people a day; people in their window are free", async () => {
    sandbox.registerMeta(aNumber({ tier: "TIER_50" }));
    for (let index = 0; index < 50; index++) await send(template(`+55119876501${index + 10}`));
    await send(template("+551198765 0110")); // one of the fifty: free
    sandbox.sendAsCustomer("+5511912345678", { type: "text", text: "oi" });
    await send(template("+5511912345678"));
    await sandbox.idle();
    expect(receiver.statuses().filter((status) => status.status === "failed")).toEqual([]);
    await send(template("+5511912345679"));
    await sandbox.idle();
    sandbox.registerMeta(aNumber({ tier: "TIER_UNLIMITED" }));
    expect(receiver.statuses().at(-1)).toMatchObject({ status: "failed", errors: [{ code: 131048 }] });
  });
});

const aNumber = (changes: Record<string, unknown>) => ({
  businessId: BUSINESS,
  wabaId: WABA,
  phoneNumberId: NUMBER,
  displayPhone: "+55 11 3000-0000",
  verifiedName: "Casa Aurora",
  token: TOKEN,
  appId: APP,
  appSecret: APP_SECRET,
  ...changes,
});

describe("webhooks", () => {
  test("are signed over the raw bytes, non-ASCII written as lower-case \\u", async () => {
    sandbox.sendAsCustomer("+5511987654321", { type: "text", text: "Não quero, já comprei 😊" });
    await sandbox.idle();
    const call = receiver.calls[0]!;
    expect(call.body).toContain("N\\u00e3o quero, j\\u00e1 comprei \\ud83d\\ude0a");
    const digest = createHmac("sha256", APP_SECRET).update(Buffer.from(call.body, "latin1")).digest("hex");
    expect(call.headers.get("x-hub-signature-256")).toBe(`sha256=${digest}`);
    expect(JSON.parse(call.body)).toMatchObject({
      object: "whatsapp_business_account",
      entry: [{ id: WABA }],
    });
  });

  test("are tried again until the receiver says 200, with the same bytes", async () => {
    let refusals = 2;
    receiver.answer = () => new Response("", { status: refusals-- > 0 ? 500 : 200 });
    sandbox.changeSettings({ retryFirstMs: 1, retryMaxMs: 2 });
    await send(template(magic("101")));
    await sandbox.idle();
    expect(receiver.calls).toHaveLength(3);
    expect(new Set(receiver.calls.map((call) => call.body)).size).toBe(1);
    expect(sandbox.webhooks(1)[0]).toMatchObject({ status: 200, attempt: 3 });
  });

  test("give up after the attempts that were set", async () => {
    receiver.answer = () => new Response("", { status: 500 });
    sandbox.changeSettings({ retryFirstMs: 1, retryMaxMs: 1, retryAttempts: 3 });
    await send(template(magic("101")));
    await sandbox.idle();
    sandbox.changeSettings({ retryAttempts: 40 });
    expect(receiver.calls).toHaveLength(4);
    expect(sandbox.state().droppedWebhooks).toBe(2);
  });

  test("come twice when asked to", async () => {
    sandbox.changeSettings({ duplicatePercent: 100 });
    await send(template(magic("101")));
    await sandbox.idle();
    sandbox.changeSettings({ duplicatePercent: 0 });
    expect(kinds().sort()).toEqual(["delivered", "delivered", "sent", "sent"]);
    expect(sandbox.webhooks().filter((entry) => entry.duplicated)).toHaveLength(2);
  });

  test("come out of order when asked to, all of them, the same way for the same seed", async () => {
    sandbox.changeSettings({ reorderPercent: 50, batchSize: 1 });
    const order = async () => {
      sandbox.reset();
      receiver.calls.length = 0;
      for (let index = 0; index < 10; index++)
        sandbox.sendAsCustomer(magic("100"), { type: "text", text: `${index}` });
      await sandbox.idle();
      return receiver
        .messages()
        .map((message) => (message as unknown as { text: { body: string } }).text.body);
    };
    const first = await order();
    const inOrder = [...first].sort();
    expect(inOrder).toHaveLength(10);
    expect(first).not.toEqual(inOrder);
    expect(sandbox.webhooks().some((entry) => entry.late)).toBe(true);
    expect(await order()).toEqual(first);
    sandbox.changeSettings({ reorderPercent: 0, batchSize: 50 });
  });

  test("are gathered into batches of the size that was set", async () => {
    sandbox.changeSettings({ batchSize: 2 });
    await sandbox.carrierDoes({ do: "number-quality", phoneNumberId: NUMBER, quality: "GREEN" });
    for (let index = 0; index < 4; index++)
      sandbox.sendAsCustomer(magic("100"), { type: "text", text: `${index}` });
    await sandbox.idle();
    sandbox.changeSettings({ batchSize: 50 });
    expect(receiver.calls.length).toBe(3);
    expect(
      receiver.messages().map((message) => (message as unknown as { text: { body: string } }).text.body),
    ).toEqual(["0", "1", "2", "3"]);
  });

  test("tell what Meta does by itself, in Meta's shapes", async () => {
    const named = { wabaId: WABA, name: "boas_vindas", language: "pt_BR" };
    await sandbox.carrierDoes({
      do: "template-status",
      ...named,
      event: "PAUSED",
      otherInfo: { title: "FIRST_PAUSE" },
    });
    await sandbox.carrierDoes({ do: "template-quality", ...named, quality: "YELLOW" });
    await sandbox.carrierDoes({ do: "template-category", ...named, category: "UTILITY" });
    await sandbox.carrierDoes({ do: "number-quality", phoneNumberId: NUMBER, quality: "RED" });
    await sandbox.carrierDoes({ do: "tier", businessId: BUSINESS, tier: "TIER_2K" });
    await sandbox.carrierDoes({ do: "account", wabaId: WABA, locked: true });
    await sandbox.carrierDoes({ do: "echo", phoneNumberId: NUMBER, to: magic("100"), text: "oi" });
    expect((await send(template(magic("100")))).body.error?.code).toBe(131031);
    await sandbox.carrierDoes({ do: "account", wabaId: WABA, locked: false });
    expect((await send(template(magic("100")))).body.error?.code).toBe(132015);
    await sandbox.carrierDoes({ do: "template-status", ...named, event: "APPROVED" });
    await sandbox.carrierDoes({ do: "template-category", ...named, category: "MARKETING" });
    await sandbox.carrierDoes({ do: "tier", businessId: BUSINESS, tier: "TIER_UNLIMITED" });
    await sandbox.idle();
    const changes = receiver.changes();
    const value = (field: string) => changes.find((change) => change.field === field)?.value as unknown;
    expect(value("message_template_status_update")).toMatchObject({
      event: "PAUSED",
      message_template_name: "boas_vindas",
      message_template_language: "pt-BR",
      other_info: { title: "FIRST_PAUSE" },
      message_template_id: expect.any(Number),
    });
    expect(value("message_template_quality_update")).toMatchObject({ new_quality_score: "YELLOW" });
    expect(value("template_category_update")).toMatchObject({
      previous_category: "MARKETING",
      new_category: "UTILITY",
    });
    expect(value("phone_number_quality_update")).toMatchObject({
      event: "FLAGGED",
      display_phone_number: "551130000000",
    });
    expect(value("business_capability_update")).toMatchObject({
      max_daily_conversations_per_business: "TIER_2K",
    });
    expect(value("account_update")).toMatchObject({
      event: "DISABLED_UPDATE",
      ban_info: { waba_ban_state: "DISABLE" },
    });
    expect(value("smb_message_echoes")).toMatchObject({
      message_echoes: [{ to: "5511900000100", type: "text" }],
    });
  });
});
