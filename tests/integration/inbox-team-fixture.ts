import type { InboundMessageEvent } from "~/channels/channel-event";
import { receiveInbound } from "~/features/messages/receive-inbound.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { aMember } from "../factories/a-member";
import { aWaitingConversation } from "../factories/a-waiting-conversation";
import { aWhatsAppConnection } from "../factories/a-whatsapp-connection";
import type { TestDatabase } from "../setup/test-database";

let messages = 0;

/** A company with a number linked by QR, and what a team is made of. */
export async function aTeam(db: TestDatabase) {
  const system = await db.company();
  const { companyId } = system;
  const { id: connectionId } = await aWhatsAppConnection(system);
  const member = async (role: Role, visibility = "all") => {
    const made = await aMember(db, companyId, role);
    await db.admin.query("UPDATE membership SET visibility = $2 WHERE user_id = $1", [
      made.userId,
      visibility,
    ]);
    return { ...made, ctx: db.as(companyId, { kind: "member", userId: made.userId, role }) };
  };
  const department = async (name: string, ...userIds: string[]) => {
    const { rows } = await db.admin.query(
      "INSERT INTO department (company_id, name) VALUES ($1, $2) RETURNING id",
      [companyId, name],
    );
    for (const userId of userIds)
      await db.admin.query(
        "INSERT INTO department_member (company_id, department_id, user_id) VALUES ($1, $2, $3)",
        [companyId, rows[0].id, userId],
      );
    return String(rows[0].id);
  };
  const label = async (name: string) => {
    const { rows } = await db.admin.query(
      "INSERT INTO label (company_id, name) VALUES ($1, $2) RETURNING id",
      [companyId, name],
    );
    return String(rows[0].id);
  };
  const online = async (userIds: string[], secondsAgo = 1) => {
    for (const userId of userIds)
      await db.admin.query(
        `INSERT INTO member_presence (company_id, user_id, seen_at) VALUES ($1, $2, now() - make_interval(secs => $3))
         ON CONFLICT (company_id, user_id) DO UPDATE SET seen_at = excluded.seen_at`,
        [companyId, userId, secondsAgo],
      );
  };
  const settings = (inbox: object) =>
    db.admin.query("UPDATE company SET inbox = $2 WHERE id = $1", [companyId, JSON.stringify(inbox)]);
  /** A message of a person, as a channel hands it over. */
  const says = (phone: string, text: string, facts: Partial<InboundMessageEvent> = {}, now = new Date()) => {
    messages += 1;
    const connection = { id: connectionId, kind: "whatsapp" as const, wabaId: null, portfolioId: null };
    const event: InboundMessageEvent = {
      kind: "message",
      providerMessageId: `${connectionId} ${messages}`,
      from: { phone },
      at: now,
      type: "text",
      text,
      raw: {},
      ...facts,
    };
    return system.transaction((tx) => receiveInbound(tx, [{ connection, event }], now));
  };
  const threadOf = (phone: string) =>
    system.read(({ db }) => db.conversation.findFirstOrThrow({ where: { contact: { phone } } }));
  const conversation = (facts = {}) => aWaitingConversation(system, connectionId, facts);
  return {
    system,
    companyId,
    connectionId,
    member,
    department,
    label,
    online,
    settings,
    says,
    threadOf,
    conversation,
  };
}

export const rowOf = async (ctx: CompanyContext, id: string) =>
  ctx.read(({ db }) => db.conversation.findFirstOrThrow({ where: { id } }));

export const linesOf = async (ctx: CompanyContext, conversationId: string) =>
  (
    await ctx.read(({ db }) =>
      db.message.findMany({ where: { conversationId, direction: "internal" }, orderBy: { id: "asc" } }),
    )
  ).map(({ type, author, authorId, text, content }) => ({ type, author, authorId, text, content }));
