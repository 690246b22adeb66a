import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { loadThread } from "~/features/inbox/load-thread.server";
import { sendReply } from "~/features/inbox/send-reply.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aConversation, aMember, text, write } from "./inbox-fixture";
import {
  type ANumber,
  APP_SECRET,
  APP_URL,
  accountBody,
  aNumber,
  applyAll,
  messagesBody,
  postMeta,
  rows,
} from "./webhook-fixture";

const SECOND_MS = 1_000;
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

const ago = (seconds: number) => new Date(Math.floor(Date.now() / SECOND_MS - seconds) * SECOND_MS);
const wamid = () => `wamid.${crypto.randomUUID()}`;
const row = async (id: string) =>
  (await rows<Record<string, unknown>>(db, "SELECT * FROM conversation WHERE id = $1", [id]))[0]!;
const bubbles = async (conversationId: string) => (await loadThread(bia, { conversationId })).messages;
const said = async (conversationId: string) => (await bubbles(conversationId)).map((message) => message.text);

async function receive(number: ANumber, ...messages: object[]) {
  await postMeta(messagesBody(number, { messages }));
  await applyAll(db);
}
const stamp = (at: Date) => String(at.getTime() / SECOND_MS);
const reactionOf = (from: string, to: string, emoji: string, at: Date) => ({
  from,
  id: wamid(),
  timestamp: stamp(at),
  type: "reaction",
  reaction: { message_id: to, emoji },
});

describe("the columns of a conversation", () => {
  test("say what came last, in words only, and count what somebody should read", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    const image = {
      from,
      id: wamid(),
      timestamp: stamp(ago(30)),
      type: "image",
      image: { id: "1", mime_type: "image/jpeg" },
    };
    await receive(number, image);
    const [, last] = await bubbles(id);
    expect(await row(id)).toMatchObject({
      preview: "",
      last_type: "image",
      last_author: "customer",
      last_message_id: last!.id,
      inbound_count: 2,
      unread: 2,
      opened_at: ago(60),
    });
    await receive(number, image);
    expect(await row(id)).toMatchObject({ inbound_count: 2, unread: 2 });
  });

  test("never go back for a message that comes late", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60), text: "segunda" });
    const before = await row(id);
    await write(db, number, from, wamid(), "primeira", ago(120));
    expect(await row(id)).toEqual({ ...before, inbound_count: 2, unread: 2, unanswered_since: ago(120) });
    expect(await said(id)).toEqual(["primeira", "segunda"]);
  });

  test("a late one does not reopen what was answered after it", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    await sendReply(bia, { id: crypto.randomUUID(), conversationId: id, content: text("Resolvido") });
    await db.admin.query("UPDATE conversation SET state = 'done' WHERE id = $1", [id]);
    await write(db, number, from, wamid(), "atrasada", ago(90));
    expect(await row(id)).toMatchObject({ state: "done", unanswered_since: null, preview: "Resolvido" });
  });

  test("what is said in the second of our answer still waits: providers cut their times", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    const { message } = await sendReply(bia, {
      id: crypto.randomUUID(),
      conversationId: id,
      content: text("Oi"),
    });
    const second = new Date(Math.floor(Date.parse(message!.at) / SECOND_MS) * SECOND_MS);
    await write(db, number, from, wamid(), "mais uma", second);
    expect(await row(id)).toMatchObject({ unanswered_since: second, unread: 1 });
  });

  test("one second's messages keep the order in which they came", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    const at = stamp(ago(5));
    const many = ["b", "a", "d", "c"].map((body) => ({
      from,
      id: `wamid.${body}${id}`,
      timestamp: at,
      type: "text",
      text: { body },
    }));
    await receive(number, ...many);
    expect((await said(id)).slice(1)).toEqual(["b", "a", "d", "c"]);
  });
});

describe("a message of the person opens", () => {
  const snooze =
    "UPDATE conversation SET state = 'snoozed', snoozed_until = now() + interval '1 day', assignee_id = $2 WHERE id = $1";
  const done = "UPDATE conversation SET state = 'done', assignee_id = $2 WHERE id = $1";
  test.each([
    ["what was put off", snooze],
    ["what was done", done],
  ])("%s, for whoever had it", async (_, close) => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    await db.admin.query(close, [id, bia.userId]);
    await write(db, number, from, wamid(), "voltei", ago(1));
    expect(await row(id)).toMatchObject({
      state: "open",
      snoozed_until: null,
      assignee_id: bia.userId,
      opened_at: ago(1).getTime() ? expect.anything() : null,
    });
  });

  test("for nobody, where the company says so; a thumb opens nothing", async () => {
    const other = await db.company("Outra");
    await other.transaction((tx) => tx.db.company.updateMany({ data: { inbox: { reopenTo: "nobody" } } }));
    const member = await aMember(db, other);
    const { id, number, from, providerId } = await aConversation(db, other, { at: ago(60) });
    await db.admin.query(done, [id, member.userId]);
    await receive(number, reactionOf(from, providerId, "👍", ago(2)));
    expect(await row(id)).toMatchObject({ state: "done", assignee_id: member.userId });
    await write(db, number, from, wamid(), "voltei", ago(1));
    expect(await row(id)).toMatchObject({ state: "open", assignee_id: null });
  });

  test("a new conversation where its number begins them", async () => {
    const number = await aNumber(company);
    const departmentId = Bun.randomUUIDv7();
    await company.transaction(async (tx) => {
      await tx.db.department.createMany({ data: [{ id: departmentId, name: "Vendas" }] });
      await tx.db.connection.updateMany({ where: { id: number.id }, data: { departmentId } });
    });
    const { id } = await aConversation(db, company, { number });
    expect(await row(id)).toMatchObject({ department_id: departmentId });
  });
});

describe("a reaction", () => {
  test("sits on its bubble, one per side, and a later one takes its place", async () => {
    const { id, number, from, providerId } = await aConversation(db, company, { at: ago(60) });
    await receive(number, reactionOf(from, providerId, "👍", ago(30)));
    await receive(number, reactionOf(from, providerId, "❤️", ago(20)));
    await receive(number, reactionOf(from, providerId, "😂", ago(25)));
    const [bubble, ...others] = await bubbles(id);
    expect(bubble!.reactions).toEqual([{ by: "customer", emoji: "❤️" }]);
    expect(others).toEqual([]);
    await receive(number, reactionOf(from, providerId, "", ago(10)));
    expect((await bubbles(id))[0]!.reactions).toEqual([]);
  });

  test("that comes before its bubble waits for it", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    const late = wamid();
    await receive(number, reactionOf(from, late, "👍", ago(20)));
    expect((await bubbles(id)).map(({ type }) => type)).toEqual(["text", "reaction"]);
    await write(db, number, from, late, "gostei", ago(21));
    const after = await bubbles(id);
    expect(after.map(({ type }) => type)).toEqual(["text", "text"]);
    expect(after[1]!.reactions).toEqual([{ by: "customer", emoji: "👍" }]);
  });
});

describe("what the person changes", () => {
  test("is changed in the thread and in the list; what was deleted keeps its mark only", async () => {
    const { id, number, from, providerId } = await aConversation(db, company, { at: ago(60), text: "erado" });
    const change = (type: string, body: object) => ({
      from,
      id: wamid(),
      timestamp: stamp(ago(5)),
      type,
      [type]: body,
    });
    await receive(
      number,
      change("edit", {
        original_message_id: providerId,
        message: { type: "text", text: { body: "errado" } },
      }),
    );
    expect((await bubbles(id))[0]).toMatchObject({ text: "errado", editedAt: ago(5).toISOString() });
    expect(await row(id)).toMatchObject({ preview: "errado" });
    await receive(number, change("revoke", { original_message_id: providerId }));
    expect((await bubbles(id))[0]).toMatchObject({ text: "", revokedAt: expect.any(String) });
    expect(await row(id)).toMatchObject({ preview: "" });
  });
});

describe("what was typed on the phone", () => {
  test("answers the person, and is the phone's", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    const echo = {
      from: "5511400",
      to: from,
      id: wamid(),
      timestamp: stamp(ago(10)),
      type: "text",
      text: { body: "do celular" },
    };
    await postMeta(
      accountBody(number, "smb_message_echoes", {
        metadata: { phone_number_id: number.phoneNumberId },
        message_echoes: [echo],
      }),
    );
    await applyAll(db);
    expect(await row(id)).toMatchObject({
      unanswered_since: null,
      unread: 0,
      last_author: "phone",
      preview: "do celular",
    });
    expect((await bubbles(id))[1]).toMatchObject({ author: "phone", delivery: null, text: "do celular" });
  });
});

describe("what we do not know", () => {
  test("says so and keeps its payload, without names and keys of files", async () => {
    const { id, number, from } = await aConversation(db, company, { at: ago(60) });
    await receive(number, {
      from,
      id: wamid(),
      timestamp: stamp(ago(5)),
      type: "hologram",
      hologram: { id: "secret-file-id", url: "https://lookaside.example/x", words: "oi" },
    });
    const [, unknown] = await bubbles(id);
    expect(unknown).toMatchObject({ type: "unsupported", text: "" });
    expect(JSON.parse(unknown!.payload!)).toMatchObject({ type: "hologram", hologram: { words: "oi" } });
    expect(unknown!.payload).not.toMatch(/secret-file-id|lookaside/);
  });
});
