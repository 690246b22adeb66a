import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { StoredNode } from "~/channels/baileys/stored-node";
import { inboundHash } from "~/features/webhooks/core/inbound-hash";
import { storeInbound } from "~/features/webhooks/store-inbound.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aContact, anOutgoing, applyAll, rows } from "./webhook-fixture";

const T = 1_790_000_000;
const ME = { pn: "5511400200300", lid: "100000000000001" };
let db: TestDatabase;
let ctx: CompanyContext;
let connectionId: string;
let serial = 0;
const next = () => {
  serial += 1;
  return serial;
};

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { APP_URL: "https://app.example" });
  ctx = await db.company();
  connectionId = Bun.randomUUIDv7();
  await ctx.transaction(async (tx) => {
    await tx.db.connection.createMany({
      data: [
        {
          id: connectionId,
          kind: "whatsapp",
          name: "Loja",
          state: "active",
          address: "+5511400200300",
          externalId: `qr-${process.pid}`,
          addedBy: "cli",
          verifiedAt: new Date(),
          credentials: "",
        },
      ],
    });
    await tx.db.lane.createMany({ data: [{ connectionId }] });
  });
});
afterAll(() => db.close());

/** Stores nodes as a session does, in this order, and applies them. */
async function arrives(...nodes: StoredNode[]): Promise<void> {
  for (const node of nodes) {
    const body = Buffer.from(JSON.stringify(node));
    const hash = inboundHash("whatsapp", connectionId, null, body);
    await storeInbound(db.database.intake, [{ source: "whatsapp", connectionId, hash, body, query: null }]);
  }
  await applyAll(db);
}

const aPhone = () => `55119876${String(60_000 + next())}`;
const aLid = () => `2000000000${String(10_000 + next())}`;
const id = () => `3EB0${String(100_000 + next())}`;
const said = (
  text: string,
  who: { lid?: string; pn?: string },
  more: Record<string, string> = {},
): Extract<StoredNode, { kind: "message" }> => ({
  v: 1,
  kind: "message",
  attrs: {
    id: id(),
    t: String(T + serial),
    from: who.lid ? `${who.lid}@lid` : `${who.pn}@s.whatsapp.net`,
    ...(who.lid && who.pn && { sender_pn: `${who.pn}@s.whatsapp.net` }),
    ...more,
  },
  me: ME,
  message: { conversation: text },
});

interface Person {
  id: string;
  phone: string | null;
  first_name: string;
}
/** Every contact that goes by this LID, phone or both. */
const peopleOf = (lid: string, pn: string) =>
  rows<Person>(
    db,
    `SELECT DISTINCT c.id::text AS id, c.phone, c.first_name FROM contact AS c LEFT JOIN identity AS i ON i.contact_id = c.id
     WHERE (i.kind = 'lid' AND i.value = $1) OR c.phone = $2`,
    [lid, `+${pn}`],
  );
const threadOf = (contactId: string) =>
  rows<{ text: string; direction: string }>(
    db,
    `SELECT m.text, m.direction FROM message AS m JOIN conversation AS v ON v.id = m.conversation_id
     WHERE v.contact_id = $1 ORDER BY m.at`,
    [contactId],
  );
const contactCount = async () =>
  Number((await rows<{ n: string }>(db, "SELECT count(*) AS n FROM contact"))[0]!.n);

describe("LID and phone are one person", () => {
  test("a LID alone, then the same LID with its phone", async () => {
    const [lid, pn] = [aLid(), aPhone()];
    await arrives(said("um", { lid }, { notify: "Ana Lima" }), said("dois", { lid, pn }));
    const people = await peopleOf(lid, pn);
    expect(people).toEqual([{ id: expect.any(String), phone: `+${pn}`, first_name: "Ana" }]);
    expect((await threadOf(people[0]!.id)).map(({ text }) => text)).toEqual(["um", "dois"]);
  });

  test("a phone we know, then a LID alone, then both: one contact, one thread, nothing lost", async () => {
    const [lid, pn] = [aLid(), aPhone()];
    const known = await aContact(ctx, `+${pn}`);
    const before = await contactCount();
    await arrives(said("por telefone", { pn }), said("por lid", { lid }));
    expect(await contactCount()).toBe(before + 1);
    await arrives(said("pelos dois", { lid, pn }));
    expect((await peopleOf(lid, pn)).map((person) => person.id)).toEqual([known]);
    expect((await threadOf(known)).map(({ text }) => text)).toEqual([
      "por telefone",
      "por lid",
      "pelos dois",
    ]);
    expect(await contactCount()).toBe(before);
    const [conversation] = await rows<{ unread: number; preview: string }>(
      db,
      "SELECT unread, preview FROM conversation WHERE contact_id = $1",
      [known],
    );
    expect(conversation).toEqual({ unread: 3, preview: "pelos dois" });
  });

  test("a mapping learned on the way does the same, without a message", async () => {
    const [lid, pn] = [aLid(), aPhone()];
    const known = await aContact(ctx, `+${pn}`);
    await arrives(said("por lid", { lid }), { v: 1, kind: "lid", lid, pn });
    expect((await peopleOf(lid, pn)).map((person) => person.id)).toEqual([known]);
    expect((await threadOf(known)).map(({ text }) => text)).toEqual(["por lid"]);
  });

  test("a mapping of somebody whose phone we know lets their LID in later", async () => {
    const [lid, pn] = [aLid(), aPhone()];
    const known = await aContact(ctx, `+${pn}`);
    await arrives({ v: 1, kind: "lid", lid, pn }, said("oi", { lid }));
    expect((await threadOf(known)).map(({ text }) => text)).toEqual(["oi"]);
  });

  test("a mapping of strangers makes nobody", async () => {
    const before = await contactCount();
    await arrives({ v: 1, kind: "lid", lid: aLid(), pn: aPhone() });
    expect(await contactCount()).toBe(before);
  });

  test("what somebody stopped by LID holds for their phone", async () => {
    const [lid, pn] = [aLid(), aPhone()];
    const known = await aContact(ctx, `+${pn}`);
    const before = await contactCount();
    await arrives(said("PARAR", { lid }));
    await arrives(said("oi", { lid, pn }));
    expect(await contactCount()).toBe(before);
    const [contact] = await rows<{ stopped: Date | null }>(
      db,
      "SELECT whatsapp_stopped_at AS stopped FROM contact WHERE id = $1",
      [known],
    );
    expect(contact!.stopped).not.toBeNull();
    const proofs = await rows<{ word: string | null }>(
      db,
      "SELECT evidence->>'word' AS word FROM consent_record WHERE contact_id = $1 AND action = 'stopped'",
      [known],
    );
    expect(proofs.map(({ word }) => word)).toContain("parar");
  });

  test("a LID that moves to another phone leaves the first phone's thread where it is", async () => {
    const [lid, first, second] = [aLid(), aPhone(), aPhone()];
    const [one, other] = [await aContact(ctx, `+${first}`), await aContact(ctx, `+${second}`)];
    await arrives(said("do primeiro", { lid, pn: first }));
    await arrives(said("do segundo", { lid, pn: second }));
    expect((await threadOf(one)).map(({ text }) => text)).toEqual(["do primeiro"]);
    expect((await threadOf(other)).map(({ text }) => text)).toEqual(["do segundo"]);
  });

  test("digits of a LID that are somebody's phone are not that phone", async () => {
    const pn = aPhone();
    const known = await aContact(ctx, `+${pn}`);
    await arrives(said("outra pessoa", { lid: pn }));
    expect(await threadOf(known)).toEqual([]);
  });

  test("Brazil's ninth digit makes nobody twice", async () => {
    const pn = aPhone();
    const known = await aContact(ctx, `+${pn}`);
    await arrives(said("sem o nono", { pn: `${pn.slice(0, 4)}${pn.slice(5)}` }));
    expect((await threadOf(known)).map(({ text }) => text)).toEqual(["sem o nono"]);
  });
});

describe("what a phone does by itself", () => {
  test("a message typed on it appears as from the phone, its edit and its end on it", async () => {
    const pn = aPhone();
    const known = await aContact(ctx, `+${pn}`);
    const attrs = { from: `${ME.pn}:3@s.whatsapp.net`, recipient: `${pn}@s.whatsapp.net` };
    const typed = said("bom dia", { pn }, attrs);
    const key = { id: typed.attrs.id, fromMe: true };
    const edit = said("", { pn }, attrs);
    await arrives(typed, {
      ...edit,
      message: { protocolMessage: { type: 14, key, editedMessage: { conversation: "boa tarde" } } },
    });
    const bubble = () =>
      rows(
        db,
        "SELECT text, direction, author, revoked_at IS NOT NULL AS gone FROM message WHERE provider_id = $1",
        [typed.attrs.id],
      );
    expect(await bubble()).toEqual([{ text: "boa tarde", direction: "out", author: "phone", gone: false }]);
    expect(await threadOf(known)).toHaveLength(1);
    await arrives({ ...said("", { pn }, attrs), message: { protocolMessage: { type: 0, key } } });
    expect(await bubble()).toMatchObject([{ gone: true }]);
  });

  test("nobody takes back or rewrites a message of ours by naming its id", async () => {
    const pn = aPhone();
    const typed = said(
      "o preço é 10",
      { pn },
      { from: `${ME.pn}@s.whatsapp.net`, recipient: `${pn}@s.whatsapp.net` },
    );
    const key = { id: typed.attrs.id, fromMe: false };
    await arrives(typed);
    await arrives(
      { ...said("", { pn }), message: { protocolMessage: { type: 0, key } } },
      {
        ...said("", { pn }),
        message: { protocolMessage: { type: 14, key, editedMessage: { conversation: "é 1" } } },
      },
    );
    expect(
      await rows(db, "SELECT text, revoked_at, edited_at FROM message WHERE provider_id = $1", [
        typed.attrs.id,
      ]),
    ).toEqual([{ text: "o preço é 10", revoked_at: null, edited_at: null }]);
  });

  test("an unknown is resolved by its receipt, by our own id", async () => {
    const pn = aPhone();
    const outgoingId = await anOutgoing(ctx, connectionId, {
      state: "unknown",
      contactId: await aContact(ctx, `+${pn}`),
    });
    const attrs = { id: whatsappIdOf(outgoingId), from: `${aLid()}@lid`, t: String(T) };
    await arrives({ v: 1, kind: "receipt", attrs, me: ME, ids: [attrs.id] });
    expect(await rows(db, "SELECT state, provider_id FROM outgoing WHERE id = $1", [outgoingId])).toEqual([
      { state: "delivered", provider_id: attrs.id },
    ]);
  });

  test("a phone that shows one of our messages resolves it; an id that only looks like ours is the phone's own", async () => {
    const pn = aPhone();
    const contactId = await aContact(ctx, `+${pn}`);
    const outgoingId = await anOutgoing(ctx, connectionId, { state: "unknown", contactId });
    const attrs = { from: `${ME.pn}@s.whatsapp.net`, recipient: `${pn}@s.whatsapp.net` };
    await arrives(
      said("nossa", { pn }, { ...attrs, id: whatsappIdOf(outgoingId) }),
      said("do telefone", { pn }, { ...attrs, id: whatsappIdOf(Bun.randomUUIDv7()) }),
    );
    expect(await rows(db, "SELECT state FROM outgoing WHERE id = $1", [outgoingId])).toEqual([
      { state: "accepted" },
    ]);
    expect((await threadOf(contactId)).filter(({ text }) => text !== "")).toEqual([
      { text: "do telefone", direction: "out" },
    ]);
  });

  test("history fills the thread and asks for nothing", async () => {
    const pn = aPhone();
    const chat = `${pn}@s.whatsapp.net`;
    const old = { v: 1, kind: "history", me: ME, chat, t: String(T) } as const;
    await arrives(
      { ...old, id: id(), fromMe: false, pushName: "Rui", message: { conversation: "antes" } },
      { ...old, id: id(), fromMe: true, message: { conversation: "resposta" } },
    );
    const [thread] = await rows(
      db,
      `SELECT v.unread, v.unanswered_since, count(m.*)::int AS said FROM conversation AS v
       JOIN contact AS c ON c.id = v.contact_id JOIN message AS m ON m.conversation_id = v.id
       WHERE c.phone = $1 GROUP BY v.id`,
      [`+${pn}`],
    );
    expect(thread).toEqual({ unread: 0, unanswered_since: null, said: 2 });
  });
});

describe("a call", () => {
  const step = (pn: string, callId: string, tag: string, more: Record<string, string> = {}): StoredNode => ({
    v: 1,
    kind: "call",
    attrs: { id: id(), from: `${pn}@s.whatsapp.net`, t: String(T + next()) },
    me: ME,
    call: {
      tag,
      video: tag === "offer",
      attrs: { "call-id": callId, "call-creator": `${pn}@s.whatsapp.net`, ...more },
    },
  });
  const bubbles = (callId: string) =>
    rows<{ type: string; content: unknown; unread: number; asks: boolean }>(
      db,
      `SELECT m.type, m.content, v.unread, v.unanswered_since IS NOT NULL AS asks FROM message AS m
       JOIN conversation AS v ON v.id = m.conversation_id WHERE m.provider_id = $1`,
      [`call:${callId}`],
    );

  test("that nobody took is one bubble that waits for an answer", async () => {
    const [pn, callId] = [aPhone(), `C${next()}`];
    await arrives(step(pn, callId, "offer"));
    const call = (status: string) => ({ type: "call", content: { call: { status, video: true } } });
    expect(await bubbles(callId)).toEqual([{ ...call("offered"), unread: 0, asks: false }]);
    await arrives(step(pn, callId, "terminate", { reason: "timeout" }));
    expect(await bubbles(callId)).toEqual([{ ...call("missed"), unread: 1, asks: true }]);
    await arrives(step(pn, callId, "offer"));
    expect(await bubbles(callId)).toEqual([{ ...call("missed"), unread: 1, asks: true }]);
  });

  test("taken on the phone asks for nothing, in any order", async () => {
    const [pn, callId] = [aPhone(), `C${next()}`];
    await arrives(step(pn, callId, "terminate", { reason: "accepted_elsewhere" }), step(pn, callId, "offer"));
    expect(await bubbles(callId)).toMatchObject([
      { content: { call: { status: "ended" } }, unread: 0, asks: false },
    ]);
  });
});
