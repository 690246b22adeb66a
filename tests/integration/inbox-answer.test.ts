import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { loadThread } from "~/features/inbox/load-thread.server";
import { openConversation } from "~/features/inbox/open-conversation.server";
import { sendReply } from "~/features/inbox/send-reply.server";
import { undoReply } from "~/features/inbox/undo-reply.server";
import { writeNote } from "~/features/inbox/write-note.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aConversation, aMember, text, write } from "./inbox-fixture";
import { APP_SECRET, APP_URL, anSmsSender, rows } from "./webhook-fixture";

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
    expect((await thread(conversationId)).messages.map((message) => message.text)).toEqual([
      "Oi, tudo bem?",
      "Oi! Em que posso ajudar?",
    ]);
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
});
