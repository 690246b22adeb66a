import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { type LaneSupervisor, startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import { editBubble } from "~/features/inbox/edit-bubble.server";
import { loadThread } from "~/features/inbox/load-thread.server";
import { reactToBubble } from "~/features/inbox/react-to-bubble.server";
import { removeBubble } from "~/features/inbox/remove-bubble.server";
import { retryReply } from "~/features/inbox/retry-reply.server";
import { sendReply } from "~/features/inbox/send-reply.server";
import { startConversation } from "~/features/inbox/start-conversation.server";
import { undoReply } from "~/features/inbox/undo-reply.server";
import { writeNote } from "~/features/inbox/write-note.server";
import { applyStatuses } from "~/features/messages/apply-statuses.server";
import { handleMetaWebhook } from "~/features/webhooks/handle-meta-webhook.server";
import { LIVE_CHANNEL } from "~/live/live-publisher.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openDatabase } from "~/platform/db/database.server";
import { type AMetaConnection, aMetaConnection } from "../factories/a-meta-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import { aMember, aPhone, text } from "./inbox-fixture";
import { aContact, applyAll, rows } from "./webhook-fixture";

let db: TestDatabase;
let sandbox: Sandbox;
let company: CompanyContext;
let bia: CompanyContext & { userId: string };
let hook: ReturnType<typeof Bun.serve>;
let connection: AMetaConnection;
const lanes: LaneSupervisor[] = [];

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
  company = await db.company();
  await company.transaction((tx) => tx.db.company.updateMany({ data: { inbox: { undoSeconds: 0 } } }));
  bia = await aMember(db, company);
  sandbox = await startSandbox({ port: 0, mode: "instant", seed: "inbox" });
  sandbox.changeSettings({
    customers: {
      deliveredPercent: 100,
      undeliverableFailPercent: 0,
      readPercent: 100,
      replyPercent: 0,
      stopPercent: 0,
    },
  });
  hook = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: (request) =>
      handleMetaWebhook(new Request(`http://127.0.0.1/api/v1/webhooks/meta/${connection.id}`, request)),
  });
  connection = await aMetaConnection(company, sandbox, {
    callbackUrl: `http://127.0.0.1:${hook.port}/`,
    rate: 1_000,
  });
});
afterEach(async () => {
  await Promise.all(lanes.splice(0).map((lane) => lane.stop()));
});
afterAll(async () => {
  await sandbox.stop();
  await hook.stop(true);
  await db.close();
});

const id = () => crypto.randomUUID();
const startLane = () => lanes.push(startLaneSupervisor(crypto.randomUUID()));
const messages = async (conversationId: string) => (await loadThread(bia, { conversationId })).messages;
const bubble = async (conversationId: string, messageId: string) =>
  (await messages(conversationId)).find((message) => message.id === messageId);
const stateOf = async (outgoingId: string) =>
  (await rows<{ state: string }>(db, "SELECT state FROM outgoing WHERE id = $1", [outgoingId]))[0]?.state;
const settled = (wanted: () => Promise<boolean>) =>
  until(async () => {
    await applyAll(db);
    return wanted();
  });

/** A customer of the sandbox who has written. */
async function aTalk(said = "Oi") {
  const phone = aPhone();
  await aContact(company, `+${phone}`);
  sandbox.registerPhone({ phone, name: "Ana" });
  sandbox.sendAsCustomer(phone, { type: "text", text: said }, connection.credentials.phoneNumberId);
  const find = () =>
    company.read((scope) =>
      scope.db.conversation.findFirst({
        where: { connectionId: connection.id, contact: { phone: `+${phone}` } },
      }),
    );
  await settled(async () => (await find())?.lastMessageAt != null);
  return { phone, conversationId: (await find())!.id };
}

const send = async (conversationId: string, said: string, more: object = {}) =>
  (await sendReply(bia, { id: id(), conversationId, content: text(said), ...more })).message!;
const chatOf = (phone: string) => sandbox.showPhone(phone)!.chats.flatMap((chat) => chat.messages);

describe("an answer", () => {
  test("goes out once, quotes what it answers, and its ticks turn blue", async () => {
    const { phone, conversationId } = await aTalk("Qual o preço?");
    const [asked] = await messages(conversationId);
    const told: string[] = [];
    const listener = await db.admin.connect();
    await listener.query(`LISTEN ${LIVE_CHANNEL}`);
    listener.on("notification", ({ payload }) => void told.push(payload ?? ""));
    const sent = await send(conversationId, "R$ 10", { replyTo: asked!.id });
    startLane();
    await settled(async () => (await bubble(conversationId, sent.id))?.delivery?.state === "read");
    const seen = await bubble(conversationId, sent.id);
    expect(seen!.delivery).toMatchObject({ why: null, undoUntil: null, mayRetry: false });
    for (const moment of ["sentAt", "deliveredAt", "readAt"] as const)
      expect(seen!.delivery![moment]).toBeString();
    expect(sandbox.sent.count(phone, sent.id)).toBe(1);
    const [question, answer] = chatOf(phone);
    expect(answer).toMatchObject({ text: "R$ 10", replyTo: question!.id });
    await until(() => told.some((payload) => payload.includes(conversationId)));
    listener.release(true);
  });

  test("asked for by two processes at once goes out once", async () => {
    const { phone, conversationId } = await aTalk();
    const settings = { url: db.url, directUrl: db.url, poolSize: 2 };
    const others = [openDatabase(settings), openDatabase(settings)];
    const members = others.map((database) =>
      createCompanyContext(database, {
        companyId: company.companyId,
        actor: { kind: "member", userId: bia.userId, role: "agent" },
      }),
    );
    const answer = { id: id(), conversationId, content: text("Uma vez só") };
    startLane();
    await Promise.all([...members, ...members, bia].map((member) => sendReply(member, answer)));
    await settled(async () => (await stateOf(answer.id)) === "read");
    await Promise.all(others.map((database) => database.close()));
    expect(sandbox.sent.count(phone, answer.id)).toBe(1);
    expect((await messages(conversationId)).map((message) => message.text)).toEqual(["Oi", "Uma vez só"]);
  });

  test("taken back while the lane runs is either gone without a trace or has left once", async () => {
    const { phone, conversationId } = await aTalk();
    startLane();
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const sent = await send(conversationId, `talvez ${n}`);
        if (n % 2) await Promise.resolve();
        const undone = await undoReply(bia, sent.id).then(
          () => true,
          () => false,
        );
        return { id: sent.id, undone };
      }),
    );
    const left = outcomes.filter(({ undone }) => !undone);
    await settled(async () =>
      (await Promise.all(left.map((one) => stateOf(one.id)))).every((state) => state === "read"),
    );
    for (const { id: sentId, undone } of outcomes) {
      expect(sandbox.sent.count(phone, sentId)).toBe(undone ? 0 : 1);
      if (undone) expect(await stateOf(sentId)).toBe("skipped");
    }
    expect((await messages(conversationId)).length).toBe(1 + left.length);
  });

  test("whose window closed while it waited does not leave, and says why", async () => {
    const { phone, conversationId } = await aTalk();
    const sent = await send(conversationId, "Tarde demais");
    await db.admin.query("UPDATE conversation SET window_until = now() - interval '1 s' WHERE id = $1", [
      conversationId,
    ]);
    startLane();
    await settled(async () => (await stateOf(sent.id)) === "skipped");
    expect((await bubble(conversationId, sent.id))!.delivery).toMatchObject({
      why: "window-closed",
      mayRetry: true,
    });
    await expect(retryReply(bia, { id: sent.id, newId: id() })).rejects.toThrow("window-closed");
    expect(sandbox.sent.count(phone, sent.id)).toBe(0);
  });
});

describe("an answer that failed", () => {
  test("says the code, and is sent again once, in place of the old bubble", async () => {
    const { phone, conversationId } = await aTalk();
    const sent = await send(conversationId, "Vai falhar");
    await failed(sent.id);
    expect((await bubble(conversationId, sent.id))!.delivery).toMatchObject({
      state: "failed",
      why: "131000",
      mayRetry: true,
    });
    const newId = id();
    const [one, other] = await Promise.all([
      retryReply(bia, { id: sent.id, newId }),
      retryReply(bia, { id: sent.id, newId }),
    ]);
    expect(one).toEqual(other);
    await expect(retryReply(bia, { id: sent.id, newId: id() })).rejects.toThrow("notRetried");
    expect((await messages(conversationId)).map((message) => message.id)).not.toContain(sent.id);
    startLane();
    await settled(async () => (await stateOf(newId)) === "read");
    expect(chatOf(phone).filter((message) => message.text === "Vai falhar")).toHaveLength(1);
    await expect(retryReply(bia, { id: newId, newId: id() })).rejects.toThrow("notRetried");
  });
});

describe("a note", () => {
  test("never leaves", async () => {
    const { phone, conversationId } = await aTalk();
    await writeNote(bia, { id: id(), conversationId, text: "segredo", mentions: [] });
    const sent = await send(conversationId, "Oi");
    startLane();
    await settled(async () => (await stateOf(sent.id)) === "read");
    expect(chatOf(phone).map((message) => message.text)).toEqual(["Oi", "Oi"]);
    expect(await rows(db, "SELECT 1 FROM outgoing WHERE content::text LIKE '%segredo%'")).toEqual([]);
  });
});

describe("a reaction of ours", () => {
  test("goes through the queue, shows that it is on its way, then sits on the bubble; taking it back too", async () => {
    const { phone, conversationId } = await aTalk();
    const [asked] = await messages(conversationId);
    const { message } = await reactToBubble(bia, { messageId: asked!.id, emoji: "👍" });
    expect(message).toMatchObject({
      reactions: [],
      change: { kind: "reaction", text: "👍", state: "waiting" },
    });
    await reactToBubble(bia, { messageId: asked!.id, emoji: "👍" });
    expect(
      await rows(db, "SELECT 1 FROM outgoing WHERE conversation_id = $1", [conversationId]),
    ).toHaveLength(1);
    startLane();
    await settled(async () => (await bubble(conversationId, asked!.id))!.reactions.length === 1);
    expect(await bubble(conversationId, asked!.id)).toMatchObject({
      reactions: [{ by: "us", emoji: "👍", userId: bia.userId }],
      change: null,
    });
    expect(chatOf(phone)[0]!.reaction).toBe("👍");
    await reactToBubble(bia, { messageId: asked!.id, emoji: "" });
    await settled(async () => (await bubble(conversationId, asked!.id))!.reactions.length === 0);
    expect((await messages(conversationId)).length).toBe(1);
  });
});

describe("what we change of our own, on a number linked by QR,", () => {
  test("is true when WhatsApp has taken it, and says so when it has not", async () => {
    const { conversationId, connectionId } = await byQr();
    const sent = await send(conversationId, "erado");
    await expect(editBubble(bia, { messageId: sent.id, text: "errado" })).rejects.toThrow("notSentYet");
    await taken(connectionId, sent.id);
    await editBubble(bia, { messageId: sent.id, text: "errado" });
    expect(await bubble(conversationId, sent.id)).toMatchObject({
      text: "erado",
      change: { kind: "edit", text: "errado" },
    });
    await taken(connectionId, await lastOutgoing(conversationId));
    expect(await bubble(conversationId, sent.id)).toMatchObject({
      text: "errado",
      editedAt: expect.any(String),
      change: null,
    });
    await removeBubble(bia, sent.id);
    await failed(await lastOutgoing(conversationId));
    expect(await bubble(conversationId, sent.id)).toMatchObject({
      text: "errado",
      change: { kind: "delete", state: "failed" },
    });
    await removeBubble(bia, sent.id);
    await taken(connectionId, await lastOutgoing(conversationId));
    expect(await bubble(conversationId, sent.id)).toMatchObject({ text: "", revokedAt: expect.any(String) });
    expect(await rows(db, "SELECT preview FROM conversation WHERE id = $1", [conversationId])).toEqual([
      { preview: "" },
    ]);
    await expect(editBubble(bia, { messageId: sent.id, text: "x" })).rejects.toThrow("notOurs");
  });

  test("is refused after WhatsApp's fifteen minutes, and for what is not ours", async () => {
    const { conversationId, connectionId } = await byQr();
    const sent = await send(conversationId, "Oi");
    await taken(connectionId, sent.id);
    await db.admin.query("UPDATE message SET at = at - interval '16 minutes' WHERE id = $1", [sent.id]);
    await expect(editBubble(bia, { messageId: sent.id, text: "x" })).rejects.toThrow("tooLate");
    await db.admin.query(
      "UPDATE message SET direction = 'in', author = 'customer', at = now() WHERE id = $1",
      [sent.id],
    );
    await expect(editBubble(bia, { messageId: sent.id, text: "x" })).rejects.toThrow("notOurs");
    await expect(removeBubble(bia, sent.id)).rejects.toThrow("notOurs");
  });
});

/** A conversation on a number linked by QR whose lane nobody runs. */
async function byQr() {
  const connectionId = Bun.randomUUIDv7();
  await company.transaction(async (tx) => {
    const facts = {
      kind: "whatsapp",
      name: "Loja",
      state: "paused",
      address: `+${aPhone()}`,
      credentials: "",
    };
    await tx.db.connection.createMany({
      data: [{ id: connectionId, externalId: `qr-${connectionId}`, ...facts }],
    });
    await tx.db.lane.createMany({ data: [{ connectionId }] });
  });
  const { conversationId } = await startConversation(bia, { connectionId, phone: `+${aPhone()}` });
  return { connectionId, conversationId };
}

const lastOutgoing = async (conversationId: string) =>
  (
    await rows<{ id: string }>(
      db,
      "SELECT id FROM outgoing WHERE conversation_id = $1 ORDER BY created_at DESC LIMIT 1",
      [conversationId],
    )
  )[0]!.id;

/** The provider says that it went out; nobody here saw it leave. */
async function taken(connectionId: string, outgoingId: string) {
  const event = {
    kind: "status",
    status: "sent",
    providerMessageId: `id-${outgoingId}`,
    outgoingId,
    at: new Date(),
  } as const;
  await company.transaction((tx) => applyStatuses(tx, [{ connectionId, event }]));
}

async function failed(outgoingId: string) {
  await db.admin.query(
    "UPDATE outgoing SET state = 'failed', why = '131000', not_before = NULL, failed_at = now() WHERE id = $1",
    [outgoingId],
  );
}
