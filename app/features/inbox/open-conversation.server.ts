import { roleMay } from "~/features/companies/core/permissions";
import { contactName } from "~/features/contacts/core/contact-name";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import type { ConversationFacts } from "./conversation-facts";
import type { ConversationRow } from "./conversation-row";
import { conversationRows } from "./conversation-rows.sql.server";
import { findConversation } from "./find-conversation.server";
import { type AnswerGround, loadAnswerGround } from "./load-answer-facts.server";
import { watchTyping } from "./watch-typing.server";

/**
 * The head of a conversation: its row, what may be answered now, and the caller's draft.
 * @throws AppError NOT_FOUND (not there, or not theirs to see)
 */
export async function openConversation(
  ctx: CompanyContext,
  conversationId: string,
): Promise<ConversationFacts> {
  const { conversation, ground, draft } = await ctx.read(async (scope) => {
    const conversation = await findConversation(scope, conversationId);
    const ground = await loadAnswerGround(scope, conversation);
    return { conversation, ground, draft: await draftOf(scope, conversationId) };
  });
  if (ctx.actor.kind === "member") void watchTyping(ctx, conversation);
  const { rows } = await conversationRows(ctx, [conversationId], { view: "all" });
  const { actor } = ctx;
  return {
    row: rows[0] ?? rowOfNew(conversation, ground),
    rules: ground.rules,
    draft,
    mayAnswer: actor.kind === "member" ? roleMay(actor.role, "conversations:write") : true,
  };
}

async function draftOf(
  { actor, db }: CompanyRead,
  conversationId: string,
): Promise<ConversationFacts["draft"]> {
  if (actor.kind !== "member") return null;
  return db.draft.findFirst({
    where: { conversationId, userId: actor.userId },
    select: { text: true, note: true, replyTo: true },
  });
}

/** Of a conversation in which nothing was said yet; no list shows it. */
function rowOfNew(
  conversation: Awaited<ReturnType<typeof findConversation>>,
  { contact, connection, person, rules }: AnswerGround,
): ConversationRow {
  const { id, connectionId, contactId, assigneeId, departmentId, campaignId, labelIds, createdAt } =
    conversation;
  return {
    id,
    contactId,
    name: contactName(contact),
    phone: contact.phone,
    connectionId,
    channel: connection.kind,
    state: conversation.state as ConversationRow["state"],
    snoozedUntil: conversation.snoozedUntil?.toISOString() ?? null,
    lastMessageAt: createdAt.toISOString(),
    preview: "",
    lastType: null,
    lastAuthor: null,
    lastState: null,
    lastWhy: null,
    unread: 0,
    unansweredSince: null,
    assigneeId,
    departmentId,
    campaignId,
    labelIds,
    handledBy: conversation.handledBy as ConversationRow["handledBy"],
    stopped: Boolean(person.consent.marketingStopped ?? person.consent.everythingStopped),
    blocked: person.blocked === true,
    windowUntil: rules.windowUntil,
  };
}
