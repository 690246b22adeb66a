import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { deliver } from "#/workers/sandbox/whatsapp/relay/deliver";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { StoredMessage } from "~/channels/baileys/stored-node";
import { changePrivateChats } from "~/features/whatsapp/change-private-chats.server";
import { until } from "../setup/until";
import { anOutgoing, applyAll } from "./webhook-fixture";
import { ANA, SessionFixture } from "./whatsapp-fixture";

let fixture: SessionFixture;

beforeAll(async () => {
  fixture = await SessionFixture.open();
});
afterEach(() => fixture.stopWorkers());
afterAll(() => fixture.close());

const texts = async (id: string) =>
  (
    await fixture.db.admin.query(
      "SELECT text FROM message WHERE connection_id = $1 AND direction = 'in' ORDER BY id",
      [id],
    )
  ).rows.map(({ text }) => text);
const arrived = (id: string, count: number) =>
  until(async () => (await fixture.stored(id, "message")).length === count);
const confirmed = (phone: string, kind: string) =>
  fixture.server.waitFor((event) => event.type === "receipt" && event.owner === phone && event.kind === kind);

describe("what arrives", () => {
  test("is on disk before WhatsApp hears that it arrived, and becomes a bubble", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const messageId = "3EB0A1B2C3D4E5F60718";
    const onDisk = Promise.withResolvers<number>();
    const off = fixture.server.on((event) => {
      if (event.type === "receipt" && event.ids.includes(messageId)) {
        onDisk.resolve(fixture.stored(id, "message").then((nodes) => nodes.length));
      }
    });
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "Bom dia" }, { id: messageId });
    expect(await onDisk.promise).toBe(1);
    off();
    await applyAll(fixture.db);
    expect(await texts(id)).toEqual(["Bom dia"]);
  });

  test("that could not be stored is asked for again, and is one bubble", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.db.admin.query(`
      CREATE SEQUENCE failures;
      CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF nextval('public.failures') = 1 THEN RAISE EXCEPTION 'once'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER fail_once BEFORE INSERT ON inbound_raw FOR EACH ROW EXECUTE FUNCTION fail_once();`);
    const asked = confirmed(phone, "retry");
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "Ainda aí?" });
    await asked;
    await arrived(id, 1);
    await fixture.db.admin.query("DROP TRIGGER fail_once ON inbound_raw");
    await applyAll(fixture.db);
    expect(await texts(id)).toEqual(["Ainda aí?"]);
  });

  test("of which a crash kept the words but not the ratchet comes again, and is one bubble", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "primeira" });
    await arrived(id, 1);
    await fixture.db.admin.query(`
      CREATE SEQUENCE lost_keys;
      CREATE FUNCTION lose_key_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        IF new.type = 'session' AND nextval('public.lost_keys') = 1 THEN RAISE EXCEPTION 'gone'; END IF;
        RETURN NEW; END $$;
      CREATE TRIGGER lose_key_once BEFORE INSERT ON whatsapp_key FOR EACH ROW EXECUTE FUNCTION lose_key_once();`);
    const again = fixture.server.waitFor((event) => event.type === "log-in" && event.owner === phone);
    const messageId = "3EB0A1B2C3D4E5F60799";
    const heard = fixture.server.waitFor(
      (event) => event.type === "receipt" && event.ids.includes(messageId),
    );
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "segunda" }, { id: messageId });
    await again;
    await heard;
    await fixture.db.admin.query("DROP TRIGGER lose_key_once ON whatsapp_key");
    expect(await fixture.stored(id, "message")).toHaveLength(2);
    await applyAll(fixture.db);
    expect((await texts(id)).sort()).toEqual(["primeira", "segunda"]);
  });

  test.each(["bad-mac", "stale-session"] as const)("spoiled (%s) is asked for again", async (spoil) => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "um" });
    await arrived(id, 1);
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "dois" }, { spoil });
    await arrived(id, 2);
  });

  test("while nobody was there comes with the next socket", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.stopWorkers();
    for (const text of ["um", "dois", "três"])
      await fixture.server.customerSends(ANA, phone, { type: "text", text });
    fixture.worker();
    await arrived(id, 3);
    await applyAll(fixture.db);
    expect((await texts(id)).sort()).toEqual(["dois", "três", "um"]);
  });

  test("that nobody can read leaves a bubble that says so, and its words take its place when they come", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const { network } = fixture.server;
    const messageId = "3EB0A1B2C3D4E5F60777";
    const asked = confirmed(phone, "retry");
    for (const device of fixture.server.devices(phone)) {
      deliver(network, device, {
        tag: "message",
        attrs: {
          id: messageId,
          from: `${fixture.server.customer(ANA).lid}@lid`,
          sender_pn: `${ANA}@s.whatsapp.net`,
          t: network.seconds(),
          type: "text",
        },
        content: [{ tag: "enc", attrs: { v: "2", type: "msg" }, content: Buffer.alloc(60, 0x5a) }],
      });
    }
    await asked;
    await fixture.stopWorkers();
    await applyAll(fixture.db);
    const bubbles = async () =>
      (
        await fixture.db.admin.query(
          `SELECT type, text, content -> 'raw' AS raw, unread FROM message AS m
           JOIN conversation AS v ON v.id = m.conversation_id WHERE m.connection_id = $1`,
          [id],
        )
      ).rows;
    expect(await bubbles()).toEqual([
      { type: "unsupported", text: "", raw: { unavailable: "undecipherable" }, unread: 1 },
    ]);
    fixture.worker();
    await fixture.isOpen(id);
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "PARAR" }, { id: messageId });
    await arrived(id, 2);
    await applyAll(fixture.db);
    expect(await bubbles()).toMatchObject([{ type: "text", text: "PARAR", raw: null }]);
  });

  test("from the phone itself is stored as from the phone", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await fixture.server.typedOnPhone(phone, ANA, "Já respondo");
    await arrived(id, 1);
    await applyAll(fixture.db);
    const { rows } = await fixture.db.admin.query(
      "SELECT direction, author, text FROM message WHERE connection_id = $1",
      [id],
    );
    expect(rows).toEqual([{ direction: "out", author: "phone", text: "Já respondo" }]);
  });
});

describe("groups, status, broadcasts and channels", () => {
  test("are read by nobody: not a row of them, nor of who wrote there", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    const member = "5511955550077";
    fixture.server.addCustomer(member, { name: "Vizinha" });
    const chats = [
      "120363041234567890@g.us",
      "status@broadcast",
      "1700000000@broadcast",
      "120363000000000001@newsletter",
    ];
    const sent: string[] = [];
    for (const chat of chats)
      sent.push(await fixture.server.groupSends(member, phone, chat, `segredo em ${chat}`));
    // Dealt with: the device has said so for each of them, and for what comes after them.
    const waiting = () => fixture.server.devices(phone).flatMap((device) => [...device.waiting.keys()]);
    await until(() => sent.every((one) => !waiting().includes(`message ${one}`)));
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "público" });
    await arrived(id, 1);
    const { lid } = fixture.server.customer(member);
    const traces = [member, lid, "segredo", ...sent, ...chats];
    const foundIn = async (table: string, what: string) =>
      (
        await fixture.db.admin.query(
          `SELECT trace FROM unnest($1::text[]) AS trace WHERE EXISTS (SELECT FROM ${table} WHERE strpos(${what}, trace) > 0)`,
          [traces],
        )
      ).rows;
    expect(await foundIn("inbound_raw", "convert_from(body, 'UTF8')")).toEqual([]);
    await applyAll(fixture.db);
    expect(await texts(id)).toEqual(["público"]);
    for (const table of ["contact", "identity", "conversation", "message"])
      expect(await foundIn(table, `${table}::text`)).toEqual([]);
  });
});

describe("private chats", () => {
  test("leave nothing behind: neither messages, nor what was typed on the phone, nor calls", async () => {
    fixture.worker();
    const secret = "5511955550042";
    fixture.server.addCustomer(secret, { name: "Mãe" });
    const { id, phone } = await fixture.linked(undefined, { name: "Loja", privateChats: [secret] });
    await fixture.server.customerSends(secret, phone, { type: "text", text: "só nosso" });
    await fixture.server.typedOnPhone(phone, secret, "só nosso também");
    fixture.server.calls(secret, phone, { event: "offer" });
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "público" });
    await arrived(id, 1);
    const nodes = [...(await fixture.stored(id, "message")), ...(await fixture.stored(id, "call"))];
    expect(nodes).toHaveLength(1);
    expect((nodes[0] as unknown as StoredMessage).message).toMatchObject({ conversation: "público" });
    const { rows } = await fixture.db.admin.query(
      "SELECT 1 FROM inbound_raw WHERE convert_from(body, 'UTF8') LIKE '%' || $1 || '%'",
      [secret],
    );
    expect(rows).toEqual([]);
  });

  test("hold from the moment they are said", async () => {
    fixture.worker();
    const { id, phone } = await fixture.linked();
    await changePrivateChats(fixture.company, id, [ANA]);
    // The list is read again when it is a second old.
    await fixture.stopWorkers();
    await fixture.server.customerSends(ANA, phone, { type: "text", text: "nada" });
    const done = confirmed(phone, "inactive");
    fixture.worker();
    await done;
    expect(await fixture.stored(id, "message")).toEqual([]);
  });
});

describe("what is sent", () => {
  test("is acked, and arrives once", async () => {
    const worker = fixture.worker();
    const { id } = await fixture.linked();
    const order = fixture.text("Olá, Ana");
    expect(await worker.sessions.get(id)!.send(order)).toEqual({ outcome: "acked" });
    await until(() => fixture.server.sent.find(order.messageId).length === 1);
    await until(async () => (await fixture.stored(id, "receipt")).length >= 1);
  });

  test("a document goes up enciphered and comes through", async () => {
    const worker = fixture.worker();
    const { id } = await fixture.linked();
    const messageId = whatsappIdOf(Bun.randomUUIDv7());
    const answer = await worker.sessions.get(id)!.send({
      to: `${ANA}@s.whatsapp.net`,
      content: {
        document: Buffer.from("%PDF-1.4 preço"),
        mimetype: "application/pdf",
        fileName: "preço.pdf",
      },
      messageId,
    });
    expect(answer).toEqual({ outcome: "acked" });
    await until(() => fixture.server.sent.find(messageId).length === 1);
    expect(fixture.server.sent.find(messageId)[0]!.type).toBe("document");
  });

  test("a file that cannot be had has certainly not left, and the next message goes", async () => {
    const worker = fixture.worker();
    const { id } = await fixture.linked();
    const session = worker.sessions.get(id)!;
    const answer = await session.send({
      to: `${ANA}@s.whatsapp.net`,
      content: { document: { url: "http://127.0.0.1:9/nada.pdf" }, mimetype: "application/pdf" },
      messageId: whatsappIdOf(Bun.randomUUIDv7()),
    });
    expect(answer).toMatchObject({ outcome: "not-sent", why: "file" });
    expect(await session.send(fixture.text("depois"))).toEqual({ outcome: "acked" });
  });

  test("refused by the server is refused with its code", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.treat(phone, { rejectWith: "463" });
    const session = worker.sessions.get(id)!;
    expect(await session.send(fixture.text("Oi"))).toEqual({ outcome: "nacked", code: "463" });
    fixture.server.treat(phone, { rejectWith: undefined });
    const next = fixture.text("E agora?");
    expect(await session.send(next)).toEqual({ outcome: "acked" });
    await until(async () => (await fixture.stored(id, "ack")).length > 0);
    // Stored, it would end a message that its lane is about to repeat.
    expect(await fixture.stored(id, "ack")).toMatchObject([{ attrs: { id: next.messageId } }]);
  });

  test("never acked is unknown, and its receipt resolves it", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.treat(phone, { holdAcks: true });
    const outgoingId = await anOutgoing(fixture.company, id, { state: "unknown" });
    const order = { ...fixture.text("Chegou?"), messageId: whatsappIdOf(outgoingId) };
    const giveUp = new AbortController();
    const came = fixture.server.waitFor(
      (event) => event.type === "received" && event.message.id === order.messageId,
    );
    const answer = worker.sessions.get(id)!.send(order, giveUp.signal);
    await came;
    giveUp.abort();
    expect(await answer).toMatchObject({ outcome: "unknown" });
    await until(async () => (await fixture.stored(id, "receipt")).length >= 1);
    await applyAll(fixture.db);
    const { rows } = await fixture.db.admin.query("SELECT state FROM outgoing WHERE id = $1", [outgoingId]);
    expect(rows[0].state).toBe("delivered");
  });

  test("while its socket falls is unknown, and the next one goes with the next socket", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    fixture.server.treat(phone, { holdAcks: true });
    const order = fixture.text("no meio");
    const came = fixture.server.waitFor(
      (event) => event.type === "received" && event.message.id === order.messageId,
    );
    const answer = worker.sessions.get(id)!.send(order);
    await came;
    fixture.server.close(phone, "cut");
    expect(await answer).toMatchObject({ outcome: "unknown" });
    fixture.server.treat(phone, { holdAcks: false });
    await until(() => worker.sessions.get(id)!.phase === "open");
    expect(await worker.sessions.get(id)!.send(fixture.text("depois"))).toEqual({ outcome: "acked" });
  });

  test("without a socket has certainly not left", async () => {
    const worker = fixture.worker();
    const id = await fixture.linking();
    await fixture.qr(id);
    expect(await worker.sessions.get(id)!.send(fixture.text("cedo"))).toMatchObject({
      outcome: "not-sent",
      why: "not-open",
    });
  });

  test("asked for again by a phone is sent again with the same id, also by the next worker", async () => {
    const worker = fixture.worker();
    const { id, phone } = await fixture.linked();
    const order = fixture.text("de novo");
    await worker.sessions.get(id)!.send(order);
    await until(() => fixture.server.sent.find(order.messageId).length === 1);
    await fixture.stopWorkers();
    fixture.worker();
    await fixture.isOpen(id);
    const again = fixture.server.waitFor(
      (event) => event.type === "accepted" && event.id === order.messageId,
    );
    fixture.server.asksAgain(ANA, phone, order.messageId);
    await again;
    expect(fixture.server.sent.find(order.messageId)).toMatchObject([{ text: "de novo", times: 1 }]);
  });
});
