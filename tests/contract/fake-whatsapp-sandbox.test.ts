import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { type KeptKeys, WhatsAppClient } from "./whatsapp-client";

const SHOP = "5511900000901";
const BUSINESS = `qr-${SHOP}`;
const READS = "5511900000100";
const STOPS = "5511900000001";
const DELIVERED = 3;
const READ = 4;

let folder: string;
let sandbox: Sandbox;
const clients: WhatsAppClient[] = [];

const start = (port = 0) =>
  startSandbox({ port, mode: "instant", stateFile: join(folder, "sandbox.json"), seed: "qr" });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  sandbox = await start();
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, body?: unknown): Promise<{ status: number; body: Record<string, never> }> {
  const answer = await fetch(`${sandbox.url}/sandbox/${path}`, {
    method: body === undefined ? "GET" : "POST",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}

async function client(keys?: KeptKeys): Promise<WhatsAppClient> {
  const authority = (await (await fetch(`${sandbox.url}/whatsapp/authority`)).json()) as {
    publicKey: string;
  };
  const made = new WhatsAppClient(
    `${sandbox.url.replace("http", "ws")}/ws/chat`,
    Buffer.from(authority.publicKey, "base64"),
    keys,
    { shouldSyncHistoryMessage: () => false },
  );
  clients.push(made);
  return made.connect();
}

async function linked(): Promise<WhatsAppClient> {
  const made = await client();
  const qr = await made.until("a QR", () => made.qrs[0]);
  expect((await ask("whatsapp/scan", { phone: `+${SHOP}`, qr })).body).toEqual({ ok: true } as never);
  await made.ready();
  return made;
}

describe("the owner's phone over HTTP", () => {
  test("scans a QR, shows the linked device and unlinks it", async () => {
    const shop = await linked();
    const { body } = await ask("whatsapp");
    expect(body.phones?.[0]).toMatchObject({
      phone: `+${SHOP}`,
      name: "Celular da loja",
      business: BUSINESS,
      notifies: true,
      devices: [{ id: 1, connected: true, online: false }],
    });
    const unlinked = await ask("whatsapp/unlink", { phone: SHOP });
    expect(unlinked.body).toMatchObject({ devices: [] });
    await shop.closedWith(401);
  });

  test("types the eight characters", async () => {
    const shop = await client();
    await shop.until("a QR", () => shop.qrs[0]);
    const asked = sandbox.whatsapp.waitFor(({ type }) => type === "code-asked");
    const code = await shop.sock.requestPairingCode("5511900000555");
    await asked;
    expect((await ask("whatsapp/type-code", { phone: "5511900000555", code, name: "Outro" })).status).toBe(
      200,
    );
    await shop.ready();
  });

  test("closes connections with a code and writes by itself", async () => {
    const shop = await linked();
    const sent = await ask("whatsapp/phone-sends", { phone: SHOP, to: READS, text: "do celular" });
    expect((await shop.message("do celular")).key).toMatchObject({ fromMe: true, id: sent.body.id });
    await ask("whatsapp/close", { phone: SHOP, code: 503 });
    await shop.closedWith(503);
  });

  test.each([
    ["scan", { phone: SHOP, qr: "x" }, 422, "this is not a WhatsApp QR code"],
    ["scan", { phone: "abc", qr: "x" }, 400, "not a phone number"],
    ["scan", { phone: SHOP }, 400, "qr"],
    ["type-code", { phone: SHOP, code: "ABCD1234" }, 422, "no device is waiting for a code of this phone"],
    ["close", { phone: SHOP, code: 999 }, 400, "code"],
    ["close", { phone: "5511911112222", code: 503 }, 404, "this phone has linked nothing"],
    ["dance", { phone: SHOP }, 404, "no such path"],
  ])("%s with %o is refused: %i %s", async (path, body, status, words) => {
    const answer = await ask(`whatsapp/${path}`, body);
    expect(answer.status).toBe(status);
    expect(String(answer.body.error)).toContain(words);
  });
});

test("the ledger tells other processes what arrived, and what arrived twice", async () => {
  const shop = await linked();
  await shop.status(await shop.send(READS, "uma vez"), READ);
  const first = await shop.send(READS, "duas vezes");
  await shop.status(first, READ);
  const second = await shop.send(READS, "duas vezes");
  await shop.status(second, READ);
  expect((await ask("whatsapp/ledger")).body).toMatchObject({
    total: 3,
    repeated: [],
    doubled: [[{ id: first }, { id: second }]],
  });
});

describe("the sandbox's people", () => {
  test("read, answer and show the chat on their phones", async () => {
    const shop = await linked();
    const id = await shop.send(STOPS, "Promoção!");
    await shop.status(id, READ);
    await shop.message("SAIR");
    const phone = sandbox.showPhone(STOPS)!;
    expect(phone.chats[0]).toMatchObject({
      business: { key: BUSINESS, channel: "whatsapp", name: "Celular da loja" },
      messages: [
        { id, from: "business", text: "Promoção!", status: "read" },
        { from: "customer", text: "SAIR" },
      ],
    });
    const { body } = await ask(`whatsapp/phones/${SHOP}`);
    expect(body.chats?.[0]).toMatchObject({ phone: "+5511900000001", messages: [{ id }, { text: "SAIR" }] });
  });

  test("write and read when somebody makes them", async () => {
    const shop = await linked();
    const id = await shop.send("5511900000000", "chegou?");
    await shop.status(id, DELIVERED);
    const written = await ask("phones/5511900000000/send", {
      business: BUSINESS,
      message: { type: "text", text: "Chegou", replyTo: id },
    });
    const got = await shop.message("Chegou");
    expect(got.key.id).toBe(written.body.id);
    expect(got.message?.extendedTextMessage?.contextInfo?.stanzaId).toBe(id);
    expect((await ask("phones/5511900000000/read", { businesses: [BUSINESS] })).body).toEqual({
      read: 1,
    } as never);
    await shop.status(id, READ);
  });

  test("send files and delete: the chat shows what a person would see", async () => {
    const shop = await linked();
    await shop.status(await shop.send("5511900000700", "manda um áudio"), READ);
    await shop.until("a voice note", () => shop.messages.find(({ message }) => message?.audioMessage?.ptt));
    const gone = await shop.sock.sendMessage("5511900000000@s.whatsapp.net", { text: "apagar" });
    await shop.status(gone!.key.id!, DELIVERED);
    const deletion = await shop.sock.sendMessage("5511900000000@s.whatsapp.net", { delete: gone!.key });
    await shop.status(deletion!.key.id!, DELIVERED);
    expect(sandbox.showPhone("5511900000700")!.chats[0]!.messages.at(-1)!.type).toBe("audio");
    expect(sandbox.showPhone("5511900000000")!.chats[0]!.messages).toMatchObject([
      { type: "revoke", text: "" },
    ]);
  });

  test.each([
    ["463", "463"],
    ["479", "479"],
    ["420", "420"],
  ])("…%s is refused with the ack", async (digits, error) => {
    const shop = await linked();
    const id = await shop.send(`5511900000${digits}`, "oi");
    expect(await shop.until("ack", () => shop.acks.find((ack) => ack.id === id))).toMatchObject({ error });
  });

  test("…026 is not on WhatsApp; any other pretend phone is", async () => {
    const shop = await linked();
    expect(await shop.sock.onWhatsApp("5511900000026")).toEqual([]);
    expect(await shop.sock.onWhatsApp("5571982345678")).toEqual([
      { jid: "557182345678@s.whatsapp.net", exists: true },
    ]);
  });

  test("…408 gets it and the server never says so; …413 never gets it", async () => {
    const shop = await linked();
    const silent = await shop.send("5511900000408", "chega calada");
    await shop.status(silent, DELIVERED);
    const gone = sandbox.whatsapp.waitFor(({ type }) => type === "lost");
    const lost = await shop.send("5511900000413", "some");
    await gone;
    const last = await shop.send(READS, "fim");
    await shop.until("ack", () => shop.acks.find(({ id }) => id === last));
    expect(shop.acks.map(({ id }) => id)).toEqual([last]);
    expect(sandbox.whatsapp.sent.find(lost)).toEqual([]);
  });

  test("…803 hides the phone, …804 blocks after reading, …805 has three devices", async () => {
    const shop = await linked();
    await shop.send("5511900000803", "oi");
    const answer = await shop.message("Oi, quero saber mais");
    expect(answer.key.remoteJidAlt).toBeUndefined();
    await shop.status(await shop.send("5511900000804", "oi"), READ);
    await sandbox.idle();
    const blocked = await shop.send("5511900000804", "de novo");
    await shop.until("ack", () => shop.acks.find(({ id }) => id === blocked));
    expect(sandbox.whatsapp.sent.find(blocked)).toEqual([]);
    const id = await shop.send("5511900000805", "oi");
    await shop.status(id, READ);
    expect(sandbox.whatsapp.sent.find(id)[0]!.devices).toEqual([0, 1, 2]);
  });
});

describe("a restart of the sandbox", () => {
  test("keeps numbers linked, sessions going and what waits", async () => {
    const shop = await linked();
    await shop.status(await shop.send(READS, "antes"), READ);
    await shop.end();
    sandbox.sendAsCustomer(READS, { type: "text", text: "enquanto fora" }, BUSINESS);
    await sandbox.whatsapp.waitFor(({ type }) => type === "written");
    const { port } = sandbox;
    await sandbox.stop();
    sandbox = await start(port);

    const again = await client(shop.keys);
    await again.ready();
    expect(again.qrs).toEqual([]);
    await again.message("enquanto fora");
    const troubles: string[] = [];
    sandbox.whatsapp.on(({ type }) => {
      if (type === "undecryptable" || type === "fault") troubles.push(type);
    });
    await again.status(await again.send(READS, "depois"), READ);
    sandbox.sendAsCustomer(READS, { type: "text", text: "e de volta" }, BUSINESS);
    await again.message("e de volta");
    expect(troubles).toEqual([]);
  });

  test("a message from before it that cannot be opened is still sent again", async () => {
    const shop = await linked();
    await shop.end();
    await sandbox.whatsapp.customerSends(
      READS,
      SHOP,
      { type: "text", text: "estragada" },
      { spoil: "bad-mac" },
    );
    await sandbox.stop();
    sandbox = await start();
    const again = await client(shop.keys);
    await again.message("estragada");
  });

  test("resetting with the registrations unlinks everybody", async () => {
    const shop = await linked();
    sandbox.reset({ registrations: true });
    await shop.closedWith(401);
  });

  test("while it is down nobody gets in", async () => {
    const shop = await linked();
    await ask("settings", { down: true });
    await shop.closedWith(428);
    const url = `${sandbox.url.replace("http", "ws")}/ws/chat`;
    const outside = new WhatsAppClient(url, shop.authority, shop.keys, { connectTimeoutMs: 100 });
    clients.push(outside.connect());
    // Baileys waits for its own time limit when the answer is no WebSocket.
    await outside.closedWith(408);
    await ask("settings", { down: false });
    await (await client(shop.keys)).ready();
  });
});
