import type { CompanyContext, Role } from "~/platform/db/company-types";
import type { TestDatabase } from "../setup/test-database";
import {
  type ANumber,
  aContact,
  aNumber,
  applyAll,
  messagesBody,
  postMeta,
  textFrom,
} from "./webhook-fixture";

let people = 0;
export const aPhone = () => {
  people += 1;
  return `55119876${String(50_000 + people)}`;
};

/** A member of a company, as a context of their own. */
export async function aMember(
  db: TestDatabase,
  company: CompanyContext,
  role: Role = "agent",
  visibility: "all" | "department" | "own" = "all",
): Promise<CompanyContext & { userId: string }> {
  const userId = Bun.randomUUIDv7();
  await db.admin.query(`INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, 'Bia', '')`, [
    userId,
    `${userId}@example.com`,
  ]);
  await company.transaction((tx) => tx.db.membership.createMany({ data: [{ userId, role, visibility }] }));
  return Object.assign(db.as(company.companyId, { kind: "member", userId, role }), { userId });
}

/** Somebody wrote to a number of ours: the conversation, inside its window. */
export async function aConversation(
  db: TestDatabase,
  company: CompanyContext,
  facts: { number?: ANumber; text?: string; from?: string; at?: Date } = {},
) {
  const number = facts.number ?? (await aNumber(company));
  const from = facts.from ?? aPhone();
  await aContact(company, `+${from}`, { firstName: "Ana" });
  const providerId = `wamid.${crypto.randomUUID()}`;
  await write(db, number, from, providerId, facts.text ?? "Oi, tudo bem?", facts.at);
  const conversation = await company.read((scope) =>
    scope.db.conversation.findFirstOrThrow({
      where: { connectionId: number.id, contact: { phone: `+${from}` } },
    }),
  );
  return { id: conversation.id, contactId: conversation.contactId, number, from, providerId };
}

export async function write(
  db: TestDatabase,
  number: ANumber,
  from: string,
  id: string,
  text: string,
  at = new Date(),
  more: object = {},
) {
  const seconds = Math.floor(at.getTime() / 1000);
  await postMeta(messagesBody(number, { messages: [textFrom(from, id, text, seconds, more)] }));
  await applyAll(db);
}

export const text = (words: string) => ({ kind: "text" as const, text: words });
