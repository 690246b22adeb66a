import { afterAll, beforeAll, expect, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { markRead } from "~/features/inbox/mark-read.server";
import { typing } from "~/features/inbox/typing.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aMember } from "../factories/a-member";
import { aMetaConnection } from "../factories/a-meta-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

const ANA = "5511987650001";
const HOUR_MS = 3_600_000;

let db: TestDatabase;
let sandbox: Sandbox;
let company: CompanyContext;
let member: CompanyContext;
let connection: Awaited<ReturnType<typeof aMetaConnection>>;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  sandbox = await startSandbox({ port: 0, mode: "instant" });
  company = await db.company();
  connection = await aMetaConnection(company, sandbox);
  const { userId } = await aMember(db, company.companyId, "agent");
  member = db.as(company.companyId, { kind: "member", userId, role: "agent" });
});
afterAll(async () => {
  await sandbox.stop();
  await db.close();
});

/** A conversation in which the person has just written; `windowMs` from now its window closes. */
async function aConversation(phone: string, windowMs = 24 * HOUR_MS): Promise<string> {
  const sent = sandbox.sendAsCustomer(
    phone,
    { type: "text", text: "Oi" },
    connection.credentials.phoneNumberId,
  );
  if (!sent.ok) throw new Error(sent.reason);
  const [contactId, id] = [Bun.randomUUIDv7(), Bun.randomUUIDv7()];
  const place = { conversationId: id, connectionId: connection.id };
  await company.transaction(async ({ db }) => {
    await db.contact.createMany({ data: [{ id: contactId, phone: `+${phone}`, search: "" }] });
    await db.conversation.createMany({
      data: [
        {
          id,
          contactId,
          connectionId: connection.id,
          inboundCount: 1,
          windowUntil: new Date(Date.now() + windowMs),
        },
      ],
    });
    await db.message.createMany({
      data: [
        { ...place, direction: "in", author: "customer", type: "text", text: "Oi", providerId: sent.id },
      ],
    });
  });
  return id;
}

const chatOf = (phone: string) => sandbox.showPhone(phone)?.chats[0];

test("the person sees that an answer is being written, and that their message was read", async () => {
  const conversationId = await aConversation(ANA);
  await typing(member, { conversationId, on: true });
  await until(() => chatOf(ANA)?.typing === true);
  expect(chatOf(ANA)?.messages[0]?.status).toBe("read");
});

test("a read message is read at the person's", async () => {
  const phone = "5511987650002";
  const conversationId = await aConversation(phone);
  await markRead(member, { conversationId });
  await until(() => chatOf(phone)?.messages[0]?.status === "read");
  expect(chatOf(phone)?.typing).toBe(false);
});

test("where the window has closed nothing is shown", async () => {
  const [closed, open] = ["5511987650003", "5511987650004"];
  await typing(member, { conversationId: await aConversation(closed, -HOUR_MS), on: true });
  await typing(member, { conversationId: await aConversation(open), on: true });
  await until(() => chatOf(open)?.typing === true);
  expect(chatOf(closed)?.typing).toBe(false);
});
