import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { editBubble } from "~/features/inbox/edit-bubble.server";
import { forwardBubble } from "~/features/inbox/forward-bubble.server";
import { listSendableTemplates } from "~/features/inbox/list-sendable-templates.server";
import { loadThread } from "~/features/inbox/load-thread.server";
import { openConversation } from "~/features/inbox/open-conversation.server";
import { reactToBubble } from "~/features/inbox/react-to-bubble.server";
import { saveDraft } from "~/features/inbox/save-draft.server";
import { sendReply } from "~/features/inbox/send-reply.server";
import { startConversation } from "~/features/inbox/start-conversation.server";
import { undoReply } from "~/features/inbox/undo-reply.server";
import { writeNote } from "~/features/inbox/write-note.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aConversation, aMember, aPhone, text, write } from "./inbox-fixture";
import { APP_SECRET, APP_URL, aContact, aNumber, anSmsSender, rows } from "./webhook-fixture";

const HOUR_MS = 3_600_000;
let db: TestDatabase;
let company: CompanyContext;
let bia: CompanyContext & { userId: string };

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET });
  company = await db.company();
  bia = await aMember(db, company);
});
afterAll(() => db.close());

const id = () => crypto.randomUUID();
const sentRows = (conversationId: string) =>
  rows<{ id: string; state: string; why: string | null }>(
    db,
    "SELECT id, state, why FROM outgoing WHERE conversation_id = $1 AND source = 'reply' ORDER BY created_at",
    [conversationId],
  );
const conversationRow = async (conversationId: string) =>
  (await rows<Record<string, unknown>>(db, "SELECT * FROM conversation WHERE id = $1", [conversationId]))[0]!;
const thread = (conversationId: string, more: object = {}) => loadThread(bia, { conversationId, ...more });
const words = async (conversationId: string) =>
  (await thread(conversationId)).messages.map((message) => message.text);
const send = (conversationId: string, said: string, more: object = {}) =>
  sendReply(bia, { id: id(), conversationId, content: text(said), ...more });

describe("an answer is refused in words", () => {
  test("outside the 24 hours, when only a template may go out", async () => {
    const { id: conversationId } = await aConversation(db, company, {
      at: new Date(Date.now() - 25 * HOUR_MS),
    });
    await expect(send(conversationId, "Oi")).rejects.toThrow("refused.window-closed");
    const { rules } = await openConversation(bia, conversationId);
    expect(rules).toMatchObject({ windowClosed: true, windowUntil: null, refused: null });
    expect(await sentRows(conversationId)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["to somebody who is blocked", "UPDATE contact SET blocked_at = now() WHERE id = $1", "refused.blocked"],
    [
      "to a number that is not there",
      "UPDATE contact SET no_whatsapp_at = now() WHERE id = $1",
      "refused.not-on-channel",
    ],
  ])("%s", async (_, change, refusal) => {
    const { id: conversationId, contactId } = await aConversation(db, company);
    await db.admin.query(change, [contactId]);
    await expect(send(conversationId, "Oi")).rejects.toThrow(refusal);
    expect((await openConversation(bia, conversationId)).rules.refused?.key).toEndWith(refusal);
  });

  test("by SMS to somebody who stopped it", async () => {
    const { id: connectionId } = await anSmsSender(company);
    const contactId = await aContact(company, `+${aPhone()}`);
    const { conversationId } = await startConversation(bia, { connectionId, contactId });
    await send(conversationId, "Chegou seu pedido");
    await db.admin.query("UPDATE contact SET sms_stopped_at = now() WHERE id = $1", [contactId]);
    await expect(send(conversationId, "Oi")).rejects.toThrow("refused.stopped");
  });

  test.each<[string, string]>([
    ["empty", " \n "],
    ["longer than the channel takes", "x".repeat(4_097)],
  ])("when it is %s", async (_, said) => {
    const { id: conversationId } = await aConversation(db, company);
    await expect(send(conversationId, said)).rejects.toThrow("inbox-answer.errors");
  });

  test("of a number that was removed; one that is paused takes it and says so", async () => {
    const { id: conversationId, number } = await aConversation(db, company);
    await db.admin.query("UPDATE connection SET state = 'paused' WHERE id = $1", [number.id]);
    expect((await openConversation(bia, conversationId)).rules.waits).toEqual({
      key: "inbox-answer.waits.paused",
    });
    expect((await send(conversationId, "Oi")).message!.delivery).toMatchObject({ state: "waiting" });
    await db.admin.query("UPDATE connection SET state = 'removed', removed_at = now() WHERE id = $1", [
      number.id,
    ]);
    await expect(send(conversationId, "Oi")).rejects.toThrow("connection-removed");
  });

  test("where the channel has no such message", async () => {
    const { id: conversationId, providerId } = await aConversation(db, company);
    const [first] = (await thread(conversationId)).messages;
    await expect(editBubble(bia, { messageId: first!.id, text: "outra" })).rejects.toThrow("cannot.edits");
    await expect(reactToBubble(bia, { messageId: first!.id, emoji: "ok" })).rejects.toThrow("noEmoji");
    expect(providerId).toStartWith("wamid.");
  });
});

describe("another company's, and what is not theirs to see,", () => {
  test("is not there, for reading as for writing", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const { message } = await send(conversationId, "Oi");
    const other = await aMember(db, await db.company("Outra"));
    const own = await aMember(db, company, "agent", "own");
    const note = { id: id(), conversationId, text: "x", mentions: [] };
    for (const stranger of [other, own]) {
      for (const attempt of [
        () => loadThread(stranger, { conversationId }),
        () => openConversation(stranger, conversationId),
        () => sendReply(stranger, { id: id(), conversationId, content: text("Oi") }),
        () => undoReply(stranger, message!.id),
        () => writeNote(stranger, note),
        () => reactToBubble(stranger, { messageId: message!.id, emoji: "👍" }),
        () => forwardBubble(stranger, { messageId: message!.id, to: [] }),
        () => saveDraft(stranger, { conversationId, text: "x", note: false, replyTo: null }),
        () => listSendableTemplates(stranger, conversationId),
      ])
        await expect(attempt()).rejects.toThrow("NOT_FOUND");
    }
    await db.admin.query("UPDATE conversation SET assignee_id = $2 WHERE id = $1", [
      conversationId,
      own.userId,
    ]);
    expect((await loadThread(own, { conversationId })).messages).toHaveLength(2);
  });
});

describe("an answer is written once", () => {
  test("however often it is asked for, also in the same instant", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const answer = { id: id(), conversationId, content: text("Oi! Em que posso ajudar?") };
    const answers = await Promise.all([
      sendReply(bia, answer),
      sendReply(bia, answer),
      sendReply(bia, answer),
    ]);
    for (const { message } of answers) {
      expect(message).toMatchObject({ id: answer.id, author: "member", authorId: bia.userId, type: "text" });
      expect(message!.delivery).toMatchObject({ state: "waiting" });
    }
    expect(await sendReply(bia, answer)).toEqual(answers[0]!);
    expect(await sentRows(conversationId)).toHaveLength(1);
    expect(await words(conversationId)).toEqual(["Oi, tudo bem?", "Oi! Em que posso ajudar?"]);
  });

  test.each<
    [string, (first: string, other: string) => { conversationId: string; content: ReturnType<typeof text> }]
  >([
    ["other words", (first) => ({ conversationId: first, content: text("Outra coisa") })],
    ["another conversation", (_, other) => ({ conversationId: other, content: text("Oi") })],
  ])("its id with %s is refused", async (_, asked) => {
    const first = await aConversation(db, company);
    const other = await aConversation(db, company);
    const one = { id: id(), conversationId: first.id, content: text("Oi") };
    await sendReply(bia, one);
    await expect(sendReply(bia, { id: one.id, ...asked(first.id, other.id) })).rejects.toThrow("idTaken");
    expect(await sentRows(first.id)).toHaveLength(1);
    expect(await sentRows(other.id)).toHaveLength(0);
  });
});

describe("an answer moves its conversation", () => {
  test("nobody waits any more, and undo puts it back as it was", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const before = await conversationRow(conversationId);
    expect(before.unanswered_since).not.toBeNull();
    const answer = { id: id(), conversationId, content: text("Oi!") };
    await sendReply(bia, answer);
    expect(await conversationRow(conversationId)).toMatchObject({
      unanswered_since: null,
      unread: 0,
      preview: "Oi!",
      last_author: "member",
      last_type: "text",
      last_message_id: answer.id,
    });
    expect(await undoReply(bia, answer.id)).toEqual({ text: "Oi!" });
    expect(await conversationRow(conversationId)).toEqual(before);
    expect(await undoReply(bia, answer.id)).toBeNull();
    expect(await sentRows(conversationId)).toEqual([{ id: answer.id, state: "skipped", why: "undone" }]);
    expect((await sendReply(bia, answer)).message).toBeNull();
    expect((await thread(conversationId)).messages).toHaveLength(1);
  });

  test("of two answers the first taken back leaves the person answered, both leave them waiting", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const before = await conversationRow(conversationId);
    const first = (await send(conversationId, "Oi")).message!.id;
    const second = (await send(conversationId, "Já vejo")).message!.id;
    await undoReply(bia, first);
    expect(await conversationRow(conversationId)).toMatchObject({
      unanswered_since: null,
      preview: "Já vejo",
    });
    await undoReply(bia, second);
    expect(await conversationRow(conversationId)).toEqual(before);
  });

  test("what was done is open again, and done once more when it is taken back", async () => {
    const { id: conversationId } = await aConversation(db, company);
    await db.admin.query("UPDATE conversation SET state = 'done' WHERE id = $1", [conversationId]);
    const sent = (await send(conversationId, "Mais uma coisa")).message!.id;
    expect(await conversationRow(conversationId)).toMatchObject({ state: "open" });
    await undoReply(bia, sent);
    expect(await conversationRow(conversationId)).toMatchObject({ state: "done" });
  });

  test("undo comes too late once the lane has taken it", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const sent = (await send(conversationId, "Oi")).message!.id;
    await db.admin.query("UPDATE outgoing SET state = 'sending', not_before = NULL WHERE id = $1", [sent]);
    await expect(undoReply(bia, sent)).rejects.toThrow("errors.left");
    expect(await words(conversationId)).toEqual(["Oi, tudo bem?", "Oi"]);
  });
});

describe("a note", () => {
  test("is in the thread once, names members only, and is in no queue and no list", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const before = await conversationRow(conversationId);
    const note = { id: id(), conversationId, text: "Cliente antiga @Bia", mentions: [bia.userId, id()] };
    const [one] = await Promise.all([writeNote(bia, note), writeNote(bia, note)]);
    expect(one.message).toMatchObject({
      direction: "internal",
      type: "note",
      facts: { mentions: [bia.userId] },
    });
    await expect(writeNote(bia, { ...note, text: "outra" })).rejects.toThrow("idTaken");
    await expect(sendReply(bia, { id: note.id, conversationId, content: text(note.text) })).rejects.toThrow(
      "idTaken",
    );
    expect(await conversationRow(conversationId)).toEqual(before);
    expect(await rows(db, "SELECT 1 FROM outgoing WHERE conversation_id = $1", [conversationId])).toEqual([]);
  });
});

describe("a reply", () => {
  test("names what it answers, for the channel and for the thread", async () => {
    const { id: conversationId, providerId } = await aConversation(db, company);
    const [asked] = (await thread(conversationId)).messages;
    const { message } = await send(conversationId, "Sim", { replyTo: asked!.id });
    expect(message!.replyTo).toEqual({
      id: asked!.id,
      author: "customer",
      text: "Oi, tudo bem?",
      type: "text",
    });
    expect(await rows(db, "SELECT reply_to FROM outgoing WHERE id = $1", [message!.id])).toEqual([
      { reply_to: providerId },
    ]);
    await expect(send(conversationId, "Sim", { replyTo: message!.id })).rejects.toThrow("notSentYet");
    const elsewhere = await aConversation(db, company);
    await expect(send(elsewhere.id, "Sim", { replyTo: asked!.id })).rejects.toThrow("noMessage");
  });
});

describe("forwarding", () => {
  test("writes once per conversation, and one that refuses stops no other", async () => {
    const source = await aConversation(db, company, { text: "O endereço é Rua A, 1" });
    const open = await aConversation(db, company);
    const closed = await aConversation(db, company, { at: new Date(Date.now() - 30 * HOUR_MS) });
    const [message] = (await thread(source.id)).messages;
    const to = [closed, open].map((target) => ({ conversationId: target.id, id: id() }));
    const [refused, sent] = await forwardBubble(bia, { messageId: message!.id, to });
    expect(refused).toMatchObject({ message: null, refusal: { key: "inbox-answer.refused.window-closed" } });
    expect(sent).toMatchObject({
      message: { text: "O endereço é Rua A, 1", forwarded: true },
      refusal: null,
    });
    expect((await forwardBubble(bia, { messageId: message!.id, to }))[1]).toEqual(sent!);
    expect(await sentRows(open.id)).toHaveLength(1);
  });
});

describe("a file", () => {
  const upload = async (ctx: CompanyContext) => {
    const mediaId = Bun.randomUUIDv7();
    const facts = {
      purpose: "upload",
      mimeType: "image/jpeg",
      filename: "foto.jpg",
      bytes: 10n,
      key: mediaId,
    };
    await ctx.transaction((tx) => tx.db.media.createMany({ data: [{ id: mediaId, ...facts }] }));
    return mediaId;
  };

  test("is sent once with its words, and goes on to others", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const other = await aConversation(db, company);
    const mediaId = await upload(company);
    const answer = {
      id: id(),
      conversationId,
      content: { kind: "media" as const, mediaId, caption: "olha" },
    };
    const [one, again] = await Promise.all([sendReply(bia, answer), sendReply(bia, answer)]);
    expect(again).toMatchObject({ message: { id: answer.id } });
    expect(one.message).toMatchObject({ type: "image", text: "olha", media: { state: "stored", mediaId } });
    expect(await rows(db, "SELECT content FROM outgoing WHERE id = $1", [answer.id])).toMatchObject([
      { content: { type: "media", media: "image", storedId: mediaId, caption: "olha" } },
    ]);
    const to = [{ conversationId: other.id, id: id() }];
    expect(await forwardBubble(bia, { messageId: answer.id, to })).toMatchObject([
      { refusal: null, message: { type: "image", forwarded: true, media: { mediaId } } },
    ]);
  });

  test("of another company, or one that is a message's already, is not there", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const theirs = await upload(await db.company("Outra"));
    const taken = await upload(company);
    const content = (mediaId: string) => ({ kind: "media" as const, mediaId });
    await sendReply(bia, { id: id(), conversationId, content: content(taken) });
    for (const mediaId of [theirs, taken])
      await expect(sendReply(bia, { id: id(), conversationId, content: content(mediaId) })).rejects.toThrow(
        "NOT_FOUND",
      );
  });
});

describe("a template", () => {
  const planted = async (wabaId: string, category: string, status = "APPROVED") => {
    const templateId = Bun.randomUUIDv7();
    const components = [
      {
        type: "BODY",
        text: "Oi, {{first_name}}! Seu pedido chegou.",
        example: { body_text_named_params: [{ param_name: "first_name", example: "Ana" }] },
      },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Quero" }] },
    ];
    const facts = {
      kind: "meta",
      name: `aviso_${templateId.slice(-6)}`,
      language: "pt_BR",
      parameterFormat: "NAMED",
    };
    await company.transaction((tx) =>
      tx.db.template.createMany({
        data: [{ id: templateId, wabaId, category, status, components, ...facts }],
      }),
    );
    return templateId;
  };

  test("goes out when the window is closed, filled in, with its buttons", async () => {
    const { id: conversationId, number } = await aConversation(db, company, {
      at: new Date(Date.now() - 25 * HOUR_MS),
    });
    const templateId = await planted(number.wabaId, "UTILITY");
    await planted(number.wabaId, "UTILITY", "REJECTED");
    const listed = await listSendableTemplates(bia, conversationId);
    expect(listed).toMatchObject([
      {
        id: templateId,
        refused: null,
        buttons: ["Quero"],
        variables: [{ key: "body.first_name", value: "Ana" }],
      },
    ]);
    const content = (values: Record<string, string>) => ({ kind: "template" as const, templateId, values });
    await expect(sendReply(bia, { id: id(), conversationId, content: content({}) })).rejects.toThrow(
      "missingValue",
    );
    const answer = { id: id(), conversationId, content: content({ "body.first_name": "Ana" }) };
    const { message } = await sendReply(bia, answer);
    expect(message).toMatchObject({
      type: "template",
      text: "Oi, Ana! Seu pedido chegou.",
      buttons: ["Quero"],
    });
    expect(await sendReply(bia, answer)).toEqual({ message });
  });

  test("that is an offer does not go to whoever never agreed to offers", async () => {
    const { id: conversationId, number, contactId } = await aConversation(db, company);
    const templateId = await planted(number.wabaId, "MARKETING");
    const values = { "body.first_name": "Ana" };
    const send = () =>
      sendReply(bia, { id: id(), conversationId, content: { kind: "template", templateId, values } });
    await db.admin.query("UPDATE contact SET basis = NULL WHERE id = $1", [contactId]);
    await expect(send()).rejects.toThrow("refused.not-opted-in");
    expect(await listSendableTemplates(bia, conversationId)).toMatchObject([
      { refused: "inbox-answer.refused.not-opted-in" },
    ]);
    await db.admin.query("UPDATE contact SET basis = 'consent' WHERE id = $1", [contactId]);
    expect((await send()).message).toMatchObject({ type: "template" });
  });

  test("of another number's account is not there", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const templateId = await planted("another", "UTILITY");
    const content = { kind: "template" as const, templateId, values: { "body.first_name": "Ana" } };
    await expect(sendReply(bia, { id: id(), conversationId, content })).rejects.toThrow("noTemplate");
  });
});

describe("a draft", () => {
  test("is a member's own, and goes with the answer it became", async () => {
    const { id: conversationId } = await aConversation(db, company);
    const draft = { conversationId, text: "Vou ver", note: false, replyTo: null };
    await saveDraft(bia, { ...draft, text: "Vou" });
    await saveDraft(bia, draft);
    const caio = await aMember(db, company);
    expect((await openConversation(bia, conversationId)).draft).toEqual({
      text: "Vou ver",
      note: false,
      replyTo: null,
    });
    expect((await openConversation(caio, conversationId)).draft).toBeNull();
    await send(conversationId, "Vou ver");
    expect((await openConversation(bia, conversationId)).draft).toBeNull();
  });
});

describe("starting a conversation", () => {
  test.each<[string, string]>([
    ["a phone that is none", "123"],
    ["words", "Ana"],
  ])("with %s is refused", async (_, phone) => {
    const { id: connectionId } = await aNumber(company);
    await expect(startConversation(bia, { connectionId, phone })).rejects.toThrow("noPhone");
  });

  test("finds the person by any spelling, makes one who is new, and opens empty", async () => {
    const { id: connectionId } = await aNumber(company);
    const phone = aPhone();
    const first = await startConversation(bia, { connectionId, phone: `+${phone}` });
    const again = await startConversation(bia, {
      connectionId,
      phone: `(${phone.slice(2, 4)}) ${phone.slice(4)}`,
    });
    expect(again).toEqual(first);
    const facts = await openConversation(bia, first.conversationId);
    expect(facts.row).toMatchObject({ phone: `+${phone}`, preview: "", assigneeId: bia.userId });
    expect(facts.rules.windowClosed).toBe(true);
    expect((await thread(first.conversationId)).messages).toEqual([]);
    const own = await aMember(db, company, "agent", "own");
    await expect(startConversation(own, { connectionId, phone: `+${phone}` })).rejects.toThrow(
      "errors.theirs",
    );
  });
});

describe("a thread", () => {
  test("comes in pages that meet, and around a message", async () => {
    const { id: conversationId, number, from } = await aConversation(db, company, { text: "0" });
    const start = Date.now() - HOUR_MS;
    await company.transaction((tx) =>
      tx.db.message.createMany({
        data: Array.from({ length: 100 }, (_, n) => ({
          conversationId,
          connectionId: number.id,
          direction: "in",
          author: "customer",
          type: "text",
          text: String(n + 1),
          // Three in the same millisecond.
          at: new Date(start + Math.floor(n / 3)),
        })),
      }),
    );
    await write(db, number, from, `wamid.${id()}`, "fim");
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await thread(conversationId, cursor ? { older: cursor } : {});
      expect(page.messages.length).toBeLessThanOrEqual(40);
      seen.unshift(...page.messages.map((message) => message.id));
      cursor = page.older;
    }
    expect(new Set(seen).size).toBe(102);
    const around = await thread(conversationId, { around: seen[50] });
    expect(around.messages.map((message) => message.id)).toEqual(seen.slice(30, 71));
    const next = await thread(conversationId, { newer: around.newer! });
    expect(next.messages.map((message) => message.id)).toEqual(seen.slice(71));
    expect(next.newer).toBeNull();
    await expect(thread(conversationId, { around: id() })).rejects.toThrow("noMessage");
    await expect(thread(conversationId, { older: "x" })).rejects.toThrow("noPlace");
  });
});
