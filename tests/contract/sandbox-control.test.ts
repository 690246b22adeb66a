import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { aSandbox, graph, magic, NUMBER, Receiver, TOKEN, template } from "./sandbox-fixture";

const KEY = "control-key";
const receiver = new Receiver();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await aSandbox(receiver, { controlKey: KEY });
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

async function control(path: string, json?: unknown) {
  const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
    method: json === undefined ? "GET" : "POST",
    headers: { "x-sandbox-key": KEY },
    body: json === undefined ? undefined : JSON.stringify(json),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("the control API", () => {
  test("wants its key; health does not", async () => {
    expect((await fetch(`${sandbox.url}/sandbox/state`)).status).toBe(401);
    const health = await fetch(`${sandbox.url}/health`);
    expect(await health.json()).toMatchObject({ status: "ok", database: "none", queue: "none" });
  });

  test.each<[string, string, unknown, number]>([
    ["an unknown path", "nowhere", undefined, 404],
    ["an unknown setting", "settings", { chaos: true }, 400],
    ["a setting out of range", "settings", { duplicatePercent: 101 }, 400],
    ["a phone that is none", "phones/maria/send", { message: { type: "text", text: "oi" } }, 404],
    ["a message of no type", "phones/5511900000100/send", { message: { type: "smoke" } }, 400],
    [
      "a business that is none",
      "phones/5511900000100/send",
      { business: "x", message: { type: "text", text: "oi" } },
      422,
    ],
    [
      "a template that is not there",
      "carrier",
      { do: "template-vanish", wabaId: "1", name: "x", language: "y" },
      422,
    ],
  ])("refuses %s with a sentence", async (_, path, json, status) => {
    const answer = await control(path, json);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBeString();
  });

  test("lists phones, shows a chat with ticks both ways, writes and reads as the customer", async () => {
    await graph(sandbox, `${NUMBER}/messages`, { json: template("+5581984110937", "out-1", "Josefa") });
    await sandbox.idle();
    const { body } = await control("phones?limit=3");
    expect((body.phones as { phone: string; unread: number }[])[0]).toMatchObject({
      phone: "+5581984110937",
      unread: 0,
    });
    const tapped = await control("phones/%2B5581984110937/send", { message: { type: "button", index: 1 } });
    expect(tapped.status).toBe(200);
    await sandbox.idle();
    const shown = (await control("phones/5581984110937")).body as {
      chats: { business: { name: string }; messages: Record<string, unknown>[] }[];
    };
    expect(shown.chats[0]!.business.name).toBe("Casa Aurora");
    expect(shown.chats[0]!.messages).toMatchObject([
      {
        from: "business",
        text: "Olá Josefa, seja bem-vinda à loja!",
        status: "read",
        outgoingId: "out-1",
        buttons: [{ title: "Quero ver" }, { title: "Parar de receber" }],
      },
      { from: "customer", text: "Parar de receber", status: "delivered" },
    ]);
    expect(receiver.messages()[0]).toMatchObject({ type: "button", context: { id: expect.any(String) } });
    expect((await control("phones/5581984110937/read", {})).body).toEqual({ read: 0 });
    expect((await control("phones")).body).toMatchObject({
      phones: expect.arrayContaining([expect.objectContaining({ unread: 0 })]),
    });
  });

  test("reading on a phone that had not read tells the business", async () => {
    await graph(sandbox, `${NUMBER}/messages`, { json: template(magic("101"), "out-2") });
    await sandbox.idle();
    expect(sandbox.showPhone(magic("101"))?.unread).toBe(1);
    expect(sandbox.readEverything(magic("101"))).toBe(1);
    expect(sandbox.showPhone(magic("101"))?.unread).toBe(0);
    await sandbox.idle();
    expect(receiver.statuses().at(-1)).toMatchObject({ status: "read", biz_opaque_callback_data: "out-2" });
  });

  test("a business that reads gives the customer blue ticks, and may show that it types", async () => {
    const sent = sandbox.sendAsCustomer(magic("100"), { type: "text", text: "oi" }, NUMBER);
    await sandbox.idle();
    const mark = { messaging_product: "whatsapp", status: "read", message_id: sent.ok ? sent.id : "" };
    await graph(sandbox, `${NUMBER}/messages`, { json: { ...mark, typing_indicator: { type: "text" } } });
    expect(sandbox.showPhone(magic("100"))?.chats[0]).toMatchObject({
      typing: true,
      messages: [{ status: "read" }],
    });
    const unknown = await graph(sandbox, `${NUMBER}/messages`, { json: { ...mark, message_id: "wamid.x" } });
    expect(unknown.body.error?.code).toBe(131009);
  });

  test("the log tells what was delivered, and the ledger what went out", async () => {
    await graph(sandbox, `${NUMBER}/messages`, { json: template(magic("101"), "out-3") });
    await sandbox.idle();
    expect((await control("webhooks?limit=1")).body).toMatchObject([
      { carrier: "meta", field: "messages", kind: "delivered", phone: magic("101"), status: 200, attempt: 1 },
    ]);
    expect((await control("ledger?full=1")).body).toMatchObject({
      total: 1,
      unique: 1,
      duplicates: [],
      entries: [{ phone: magic("101"), outgoingId: "out-3", count: 1 }],
    });
  });

  test("events stream to the page", async () => {
    const stop = new AbortController();
    const response = await fetch(`${sandbox.url}/sandbox/events`, {
      headers: { "x-sandbox-key": KEY },
      signal: stop.signal,
    });
    const reader = response.body!.getReader();
    sandbox.sendAsCustomer(magic("100"), { type: "text", text: "oi" }, NUMBER);
    let seen = "";
    while (!seen.includes("inbound")) seen += new TextDecoder().decode((await reader.read()).value);
    expect(seen).toContain("data: {");
    stop.abort();
  });
});

describe("spoilt on purpose", () => {
  const status = async () =>
    (await fetch(`${sandbox.url}/v24.0/me`, { headers: { authorization: `Bearer ${TOKEN}` } })).status;

  test("Meta down is a proxy's 503; the control API stays", async () => {
    await control("settings", { down: true });
    expect(await status()).toBe(503);
    expect((await control("settings", { down: false })).body).toMatchObject({ down: false });
    expect(await status()).toBe(200);
  });

  test.each(["html", "half", "no-id", "reset"] as const)("every answer %s", async (answer) => {
    await control("settings", { answer });
    const sent = graph(sandbox, `${NUMBER}/messages`, { json: template(magic("100")) });
    if (answer === "no-id") expect((await sent).body.messages).toEqual([] as never);
    else await expect(sent).rejects.toThrow();
    await control("settings", { answer: "ok" });
    expect(sandbox.sent.total).toBe(answer === "html" ? 0 : 1);
  });
});

describe("time", () => {
  test("stands still until it is moved; the speed divides every delay", async () => {
    const clock = { at: 1_800_000_000_000, now: () => clock.at };
    const slow = await aSandbox(undefined, { clock, mode: "real", settings: { speed: 10 } });
    await graph(slow, `${NUMBER}/messages`, { json: template(magic("101")) });
    slow.tick();
    expect(slow.showPhone(magic("101"))?.chats[0]?.messages[0]?.status).toBe("accepted");
    clock.at += 30;
    slow.tick();
    expect(slow.showPhone(magic("101"))?.chats[0]?.messages[0]?.status).toBe("sent");
    clock.at += 60;
    slow.tick();
    expect(slow.showPhone(magic("101"))?.chats[0]?.messages[0]?.status).toBe("delivered");
    await slow.stop();
  });

  test("mode off has no customers and no webhooks, only the ledger", async () => {
    const bench = await aSandbox(receiver, { mode: "off" });
    await graph(bench, `${NUMBER}/messages`, { json: template(magic("100"), "x") });
    expect(
      (await graph(bench, `${NUMBER}/messages`, { json: template(magic("026")) })).body.error?.code,
    ).toBe(131026);
    await bench.idle();
    expect([bench.sent.total, receiver.calls.length]).toEqual([1, 0]);
    await bench.stop();
  });
});

describe("a killed sandbox comes back", () => {
  test("knowing its numbers, templates and who asked to stop, but no messages", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const stateFile = join(folder, "data", "sandbox.json");
    const first = await aSandbox(receiver, { stateFile });
    const account = { accountSid: "AC1", authToken: "t", numbers: [{ phone: "+551150000000" }] };
    first.registerTwilio(account);
    first.registerPhone({ phone: "+5592991842207", name: "Raimunda Nonata", persona: "asks" });
    first.sendAsCustomer(magic("101"), { type: "text", text: "STOP" }, "+551150000000");
    first.sendAsCustomer(magic("101"), { type: "preference", value: "stop" }, NUMBER);
    await first.idle();
    await first.stop();

    const second = await startSandbox({ port: 0, mode: "instant", stateFile });
    receiver.calls.length = 0;
    const answer = await graph(second, `${NUMBER}/messages`, { json: template(magic("101"), "later") });
    expect(answer.status).toBe(200);
    await second.idle();
    expect(receiver.statuses()[0]).toMatchObject({ errors: [{ code: 131050 }] });
    const sms = await fetch(`${second.url}/2010-04-01/Accounts/AC1/Messages.json`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa("AC1:t")}` },
      body: new URLSearchParams({ To: magic("101"), From: "+551150000000", Body: "oi" }),
    });
    expect(((await sms.json()) as { code: number }).code).toBe(21610);
    expect(second.showPhone("+5592991842207")).toMatchObject({
      name: "Raimunda Nonata",
      describe: "sandbox.persona.asks",
    });
    await second.stop();
    await rm(folder, { recursive: true });
  });
});

describe("the process", () => {
  const start = (env: Record<string, string>) =>
    Bun.spawn([process.execPath, "workers/sandbox/main.ts"], {
      cwd: join(import.meta.dir, "../.."),
      env: { PATH: process.env.PATH ?? "", SANDBOX_PORT: "0", ...env },
      stdout: "pipe",
      stderr: "pipe",
    });

  test("does not run in production, and says so in one sentence", async () => {
    const child = start({ NODE_ENV: "production" });
    expect(await child.exited).toBe(1);
    expect((await new Response(child.stderr).text()).trim().split("\n")).toHaveLength(1);
  });

  test("refuses a port that is none or taken", async () => {
    const wrong = start({ SANDBOX_PORT: "http" });
    expect(await wrong.exited).toBe(1);
    expect(await new Response(wrong.stderr).text()).toContain("SANDBOX_PORT");
    const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const taken = start({ SANDBOX_PORT: String(sandbox.port), DATA_DIR: folder });
    expect(await taken.exited).toBe(1);
    expect(await new Response(taken.stderr).text()).toContain("in use");
    await rm(folder, { recursive: true });
  });

  test("prints one ready line and stops cleanly on SIGTERM", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sandbox-"));
    const child = start({ DATA_DIR: folder });
    const reader = child.stdout.getReader();
    const line = new TextDecoder().decode((await reader.read()).value);
    const url = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await child.exited).toBe(0);
    await rm(folder, { recursive: true });
  });
});
