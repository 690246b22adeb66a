import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import type { CustomerContent } from "#/workers/sandbox/whatsapp/relay/customer-content";
import type { WhatsAppClient } from "./whatsapp-client";
import { ANA, SHOP, WhatsAppFixture } from "./whatsapp-fixture";

const BIA = "5581987650002";
const NOBODY = "5511987659999";
const ERROR = 0;
const DELIVERED = 3;
const READ = 4;

let stage: WhatsAppFixture;
let shop: WhatsAppClient;

beforeEach(async () => {
  stage = new WhatsAppFixture();
  shop = await stage.linked();
});
afterEach(() => stage.stop());

const acked = (id: string) => shop.until("ack", () => shop.acks.find((ack) => ack.id === id));

describe("from here to a customer", () => {
  test("a message is acked, opened on the phone once, copied to the own phone and told as delivered and read", async () => {
    stage.server.network.autoRead = true;
    const copied = stage.next("copied");
    const id = await shop.send(ANA, "Olá, Ana 😀");
    await acked(id);
    await shop.status(id, READ);
    expect(stage.server.sent.find(id)).toMatchObject([
      { customer: ANA, owner: SHOP, type: "text", text: "Olá, Ana 😀", times: 1, devices: [0] },
    ]);
    expect(await copied).toMatchObject({ owner: SHOP, id });
  });

  test("receipts come from the hidden id, many in one", async () => {
    stage.server.network.autoDelivered = false;
    const arrived = stage.next("received", ({ message }) => (message as { text: string }).text === "três");
    const ids = [await shop.send(ANA, "um"), await shop.send(ANA, "dois"), await shop.send(ANA, "três")];
    await arrived;
    stage.server.reads(ANA, SHOP, ids);
    for (const id of ids) await shop.status(id, READ);
    const keys = shop.updates.filter(({ update }) => update.status === READ).map(({ key }) => key.remoteJid);
    expect(keys).toEqual([stage.lid(), stage.lid(), stage.lid()]);
  });

  test.each(["463", "479", "420"])("a refusal comes with the ack: %s, and nothing arrives", async (code) => {
    stage.server.treat(SHOP, { rejectWith: code });
    const id = await shop.send(ANA, "não vai");
    expect(await acked(id)).toMatchObject({ error: code });
    await shop.until("error", () =>
      [...shop.updates.map(({ key, update }) => ({ key, status: update.status })), ...shop.messages].some(
        ({ key, status }) => key.id === id && status === ERROR,
      ),
    );
    expect(stage.server.sent.total).toBe(0);
  });

  test("held acks: the message arrives and nobody says so; lost messages: neither", async () => {
    stage.server.treat(SHOP, { holdAcks: true });
    const arrived = stage.next("received");
    const held = await shop.send(ANA, "chega");
    await arrived;
    stage.server.treat(SHOP, { holdAcks: false, loseMessages: true });
    const gone = stage.next("lost");
    const lost = await shop.send(ANA, "some");
    await gone;
    stage.server.treat(SHOP, { loseMessages: false });
    await acked(await shop.send(ANA, "normal"));
    expect(shop.acks.map(({ id }) => id)).not.toContain(held);
    expect(shop.acks.map(({ id }) => id)).not.toContain(lost);
    expect(stage.server.sent.find(held)).toHaveLength(1);
    expect(stage.server.sent.find(lost)).toHaveLength(0);
  });

  test("late acks come after the receipt", async () => {
    const late: (() => void)[] = [];
    const slow = new WhatsAppFixture({ later: (_milliseconds, run) => late.push(run) });
    const client = await slow.linked();
    slow.server.treat(SHOP, { ackAfterMs: 5000 });
    const id = await client.send(ANA, "devagar");
    await client.status(id, DELIVERED);
    expect(client.acks).toEqual([]);
    for (const run of late) run();
    await client.until("ack", () => client.acks.find((ack) => ack.id === id));
    await slow.stop();
  });

  test("whoever has no WhatsApp is absent from a look-up; a message is taken and never arrives", async () => {
    stage.server.addCustomer(NOBODY, { registered: false });
    expect(await shop.sock.onWhatsApp(NOBODY)).toEqual([]);
    await acked(await shop.send(NOBODY, "alguém aí?"));
    await acked(await shop.send(ANA, "oi"));
    expect(stage.server.sent.to(NOBODY)).toEqual([]);
  });

  test.each([
    ["5581987650002", "558187650002"],
    ["558187650002", "558187650002"],
    ["5511987650001", "5511987650001"],
    ["551187650001", "5511987650001"],
  ])("the ninth digit: asking for %s finds %s", async (asked, registered) => {
    stage.server.addCustomer(BIA, { name: "Bia" });
    expect(await shop.sock.onWhatsApp(asked)).toEqual([
      { jid: `${registered}@s.whatsapp.net`, exists: true },
    ]);
  });

  test("a customer with three devices: each opens its own copy, and it is one message", async () => {
    stage.server.addCustomer(BIA, { name: "Bia", devices: 3 });
    const id = await shop.send("558187650002", "para todos os aparelhos");
    await acked(id);
    await shop.status(id, DELIVERED);
    expect(stage.server.sent.find(id)).toMatchObject([
      { customer: "558187650002", times: 1, devices: [0, 1, 2] },
    ]);
  });

  test("whoever blocked the number hears nothing, and it is acked all the same", async () => {
    stage.server.blocks(ANA, SHOP);
    await acked(await shop.send(ANA, "oi?"));
    expect(stage.server.sent.total).toBe(0);
    stage.server.blocks(ANA, SHOP, false);
    await shop.status(await shop.send(ANA, "oi!"), DELIVERED);
  });

  test("reply, reaction, edit and deletion are what they are about", async () => {
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "pergunta" });
    const asked = await shop.message("pergunta");
    const { sock } = shop;
    const jid = asked.key.remoteJid!;
    const reply = await sock.sendMessage(jid, { text: "resposta" }, { quoted: asked });
    await sock.sendMessage(jid, { react: { text: "👍", key: asked.key } });
    await sock.sendMessage(jid, { text: "resposta certa", edit: reply!.key });
    const deleted = await sock.sendMessage(jid, { delete: reply!.key });
    await acked(deleted!.key.id!);
    await shop.status(deleted!.key.id!, DELIVERED);
    expect(stage.server.sent.to(ANA).map(({ type, text }) => [type, text])).toEqual([
      ["text", "resposta"],
      ["reaction", "👍"],
      ["edit", "resposta certa"],
      ["revoke", ""],
    ]);
  });

  test("typing is seen, and with markOnlineOnConnect false the phone keeps ringing", async () => {
    const typing = stage.next("typing");
    await shop.sock.sendPresenceUpdate("composing", `${ANA}@s.whatsapp.net`);
    expect(await typing).toMatchObject({ customer: ANA, state: "composing" });
    expect(stage.server.devices(SHOP)[0]!.online).toBe(false);
    const online = stage.next("presence");
    shop.sock.ev.emit("creds.update", { me: { ...shop.sock.user!, name: "Loja" } });
    await shop.sock.sendPresenceUpdate("available");
    expect(await online).toMatchObject({ state: "available" });
  });

  test("another linked number gets it on its own devices", async () => {
    const OTHER = "5511900000902";
    const other = await stage.linked(OTHER);
    const id = await shop.send(OTHER, "de um número para o outro");
    await acked(id);
    const got = await other.message("de um número para o outro");
    expect(got.key).toMatchObject({ fromMe: false, remoteJidAlt: `${SHOP}@s.whatsapp.net` });
    const copied = await shop.status(id, DELIVERED);
    expect(copied).toBeDefined();
  });
});

describe("from a customer to here", () => {
  test("text comes from the hidden id with the phone beside it, and is confirmed", async () => {
    const confirmed = stage.next("receipt", ({ kind }) => kind === "inactive");
    const id = await stage.server.customerSends(ANA, SHOP, { type: "text", text: "Oi!" });
    const got = await shop.message("Oi!");
    expect(got).toMatchObject({ how: "notify", pushName: "Ana" });
    expect(got.key).toMatchObject({
      id,
      fromMe: false,
      remoteJid: stage.lid(),
      remoteJidAlt: `${ANA}@s.whatsapp.net`,
    });
    expect(await confirmed).toMatchObject({ customer: ANA, ids: [id] });
    const read = stage.next("receipt", ({ kind }) => kind === "read");
    await shop.sock.readMessages([got.key]);
    expect(await read).toMatchObject({ customer: ANA, ids: [id] });
  });

  test("whoever hides the phone comes without one, and can be answered", async () => {
    stage.server.addCustomer(BIA, { name: "Bia", lidOnly: true });
    await stage.server.customerSends(BIA, SHOP, { type: "text", text: "sem telefone" });
    const got = await shop.message("sem telefone");
    expect(got.key.remoteJid).toBe(stage.lid(BIA));
    expect(got.key.remoteJidAlt).toBeUndefined();
    await shop.status(await shop.send(got.key.remoteJid!, "tudo bem"), DELIVERED);
    expect(stage.server.sent.to("558187650002").map(({ text }) => text)).toEqual(["tudo bem"]);
  });

  test("replies, reactions, edits and deletions name the message they are about", async () => {
    const mine = await shop.send(ANA, "promoção");
    await shop.status(mine, DELIVERED);
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "quero", replyTo: mine });
    const reply = await shop.message("quero");
    expect(reply.message?.extendedTextMessage?.contextInfo?.stanzaId).toBe(mine);
    await stage.server.customerSends(ANA, SHOP, { type: "reaction", emoji: "❤️", messageId: mine });
    await shop.until("reaction", () => shop.heard.find(({ event }) => event === "messages.reaction"));
    await stage.server.customerSends(ANA, SHOP, {
      type: "edit",
      messageId: reply.key.id!,
      text: "quero dois",
    });
    await shop.until("edit", () =>
      shop.updates.find(
        ({ key, update }) =>
          key.id === reply.key.id && update.message?.editedMessage?.message?.conversation === "quero dois",
      ),
    );
    await stage.server.customerSends(ANA, SHOP, { type: "revoke", messageId: reply.key.id! });
    await shop.until("deletion", () =>
      shop.updates.find(({ key, update }) => key.id === reply.key.id && update.message === null),
    );
  });

  test("location, contact card, poll and what nobody knows", async () => {
    const contents: CustomerContent[] = [
      { type: "location", name: "Loja" },
      { type: "contact", name: "Maria" },
      { type: "poll", question: "Qual?", options: ["A", "B"] },
      { type: "unknown" },
    ];
    for (const content of contents) await stage.server.customerSends(ANA, SHOP, content);
    const all = await shop.until("four", () => shop.messages.length >= 4 && shop.messages);
    expect(all.map(({ message }) => Object.keys(message ?? {})[0])).toEqual([
      "locationMessage",
      "contactMessage",
      "pollCreationMessageV3",
      "placeholderMessage",
    ]);
  });

  test("typing and calls are events", async () => {
    stage.server.types(ANA, SHOP, "recording");
    await shop.until("typing", () => shop.heard.find(({ event }) => event === "presence.update"));
    const id = stage.server.calls(ANA, SHOP, { event: "offer", video: true });
    stage.server.calls(ANA, SHOP, { event: "terminate", id });
    const calls = await shop.until("calls", () => {
      const heard = shop.heard
        .filter(({ event }) => event === "call")
        .flatMap(({ data }) => data as object[]);
      return heard.length >= 2 && heard;
    });
    expect(calls).toMatchObject([
      { id, status: "offer", isVideo: true, callerPn: `${ANA}@s.whatsapp.net` },
      { id, status: "terminate" },
    ]);
  });

  test("what was typed on the number's own phone is from us, to the customer", async () => {
    await stage.server.typedOnPhone(SHOP, ANA, "escrito no celular");
    const got = await shop.message("escrito no celular");
    expect(got.key).toMatchObject({
      fromMe: true,
      remoteJid: stage.lid(),
      remoteJidAlt: `${ANA}@s.whatsapp.net`,
    });
  });

  test("what comes while nobody is connected waits, and comes in order, marked as old", async () => {
    await shop.end();
    for (const text of ["um", "dois", "três"])
      await stage.server.customerSends(ANA, SHOP, { type: "text", text });
    const again = stage.client(shop.keys);
    await again.message("três");
    expect(again.messages.map(({ message, how }) => [message?.conversation, how])).toEqual([
      ["um", "append"],
      ["dois", "append"],
      ["três", "append"],
    ]);
  });

  test("a message that was not confirmed before the network was cut comes again", async () => {
    const [device] = stage.server.devices(SHOP);
    const confirmed = stage.next("receipt");
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "confirmada" });
    await confirmed;
    expect(device!.waiting.size).toBe(0);
    stage.server.close(SHOP, "cut");
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "perdida no caminho" });
    expect(device!.waiting.size).toBe(1);
    const again = stage.client(shop.keys);
    await again.message("perdida no caminho");
  });

  test("whom the number blocked is not heard", async () => {
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "antes" });
    await shop.message("antes");
    await shop.sock.updateBlockStatus(stage.lid(), "block");
    expect(await shop.sock.fetchBlocklist()).toEqual([stage.lid()]);
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "bloqueada" });
    await shop.sock.updateBlockStatus(stage.lid(), "unblock");
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "depois" });
    await shop.message("depois");
    expect(shop.messages.map(({ message }) => message?.conversation)).toEqual(["antes", "depois"]);
  });
});

describe("when encryption fails", () => {
  test("a customer's phone asks again: the same id is encrypted anew and counts once", async () => {
    const id = await shop.send(ANA, "precisa reenviar");
    await shop.status(id, DELIVERED);
    const again = stage.next("accepted", (event) => event.id === id);
    stage.server.asksAgain(ANA, SHOP, id);
    await again;
    expect(stage.server.sent.find(id)).toMatchObject([{ times: 1, text: "precisa reenviar" }]);
  });

  test("a companion asks again: only it gets it anew", async () => {
    stage.server.addCustomer(BIA, { name: "Bia", devices: 2 });
    const id = await shop.send("558187650002", "olá");
    await shop.status(id, DELIVERED);
    const again = stage.next("accepted", (event) => event.id === id);
    stage.server.asksAgain(BIA, SHOP, id, { device: 1 });
    expect(String((await again).to)).toBe(`${stage.server.customer(BIA).lid}:1@lid`);
  });

  test("stale sessions here (keys of an older moment) heal: the phone asks again and gets every message once", async () => {
    await shop.status(await shop.send(ANA, "a"), DELIVERED);
    const old = shop.keys.copy();
    for (const text of ["b", "c", "d"]) await shop.status(await shop.send(ANA, text), DELIVERED);
    await shop.end();
    const again = stage.client(old);
    await again.ready();
    const ids: string[] = [];
    for (const text of ["e", "f", "g"]) {
      const id = await again.send(ANA, text);
      ids.push(id);
      await again.status(id, DELIVERED);
    }
    expect(stage.server.sent.to(ANA).map(({ text }) => text)).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
    expect(stage.server.sent.repeated()).toEqual([]);
  });

  test.each(["bad-mac", "stale-session"] as const)(
    "a customer's message that cannot be opened (%s) is asked for again and arrives under its id",
    async (spoil) => {
      await stage.server.customerSends(ANA, SHOP, { type: "text", text: "antes" });
      await shop.message("antes");
      const asked = stage.next("receipt", ({ kind }) => kind === "retry");
      const id = await stage.server.customerSends(ANA, SHOP, { type: "text", text: "difícil" }, { spoil });
      expect(await asked).toMatchObject({ ids: [id] });
      expect((await shop.message("difícil")).key.id).toBe(id);
      await stage.server.customerSends(ANA, SHOP, { type: "text", text: "depois" });
      await shop.message("depois");
    },
  );

  test("a customer who installs WhatsApp anew has new keys, and both sides go on", async () => {
    await shop.status(await shop.send(ANA, "antes"), DELIVERED);
    stage.server.customer(ANA).devices.get(0)!.reinstall();
    const id = await shop.send(ANA, "depois");
    await shop.status(id, DELIVERED);
    await stage.server.customerSends(ANA, SHOP, { type: "text", text: "celular novo" });
    await shop.message("celular novo");
    expect(stage.server.sent.repeated()).toEqual([]);
  });
});
