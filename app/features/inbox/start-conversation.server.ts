import type { ChannelKind } from "~/channels/channel";
import { contactInputSchema } from "~/features/contacts/contacts.schema";
import { parsePhone } from "~/features/contacts/core/parse-phone";
import type { PhoneCountry } from "~/features/contacts/core/phone-types";
import { createContact } from "~/features/contacts/create-contact.server";
import { findContactByAddress } from "~/features/contacts/find-contact-by-address.server";
import { openConversations } from "~/features/messages/write-inbound.sql.server";
import { publishConversation } from "~/live/publish-conversation.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { conversationAddress } from "./conversation-address.server";
import { sees } from "./core/sight";
import { loadSight } from "./load-sight.server";
import { beginConversation } from "./start-conversation.sql.server";

export interface ConversationToStart {
  connectionId: string;
  /** One of the two: a contact, or a phone in any spelling. */
  contactId?: string;
  phone?: string;
}

/**
 * The conversation with a person on a number, made when there is none: nothing is sent by this. A number that nobody has
 * becomes a contact. A new one is its beginner's.
 * @throws AppError NOT_FOUND for a number or contact that is not there, BAD_REQUEST for a phone that is none and for
 *   somebody without an address there, CONFLICT for a conversation that the caller may not see
 */
export function startConversation(
  ctx: CompanyContext,
  wanted: ConversationToStart,
): Promise<{ conversationId: string }> {
  return ctx.transaction(async (tx) => {
    const connection = await tx.db.connection.findFirst({
      where: { id: wanted.connectionId, state: { not: "removed" } },
      select: { id: true, kind: true, portfolioId: true, wabaId: true },
    });
    if (!connection) throw new AppError("NOT_FOUND", "inbox-answer.errors.noConnection");
    const contact = await contactOf(tx, wanted);
    const address = await conversationAddress(tx, contact, {
      ...connection,
      kind: connection.kind as ChannelKind,
    });
    if (Object.values(address).every((value) => value === undefined))
      throw new AppError("BAD_REQUEST", "inbox-answer.errors.noAddress");
    const thread = { connectionId: connection.id, contactId: contact.id };
    const conversationId = (await openConversations(tx, [thread])).get(`${connection.id} ${contact.id}`)!;
    await beginConversation(tx, conversationId, tx.actor.kind === "member" ? tx.actor.userId : null);
    const placed = await tx.db.conversation.findFirstOrThrow({
      where: { id: conversationId },
      select: { assigneeId: true, departmentId: true },
    });
    if (!sees(await loadSight(tx), placed)) throw new AppError("CONFLICT", "inbox-answer.errors.theirs");
    publishConversation(tx, { kind: "conversation", conversationId, places: [placed] });
    return { conversationId };
  });
}

async function contactOf(tx: CompanyTransaction, { contactId, phone }: ConversationToStart) {
  const id = contactId ?? (await contactByPhone(tx, phone ?? ""));
  const contact = await tx.db.contact.findFirst({ where: { id }, select: { id: true, phone: true } });
  if (!contact) throw new AppError("NOT_FOUND", "inbox-answer.errors.noContact");
  return contact;
}

async function contactByPhone(tx: CompanyTransaction, phone: string): Promise<string> {
  const { country } = await tx.db.company.findFirstOrThrow({ select: { country: true } });
  const parsed = parsePhone(phone, country as PhoneCountry);
  if (!parsed.ok) throw new AppError("BAD_REQUEST", "inbox-answer.errors.noPhone");
  const known = await findContactByAddress(tx, parsed.e164, country);
  if (known) return known;
  const saved = await createContact(tx, contactInputSchema.parse({ phone: parsed.e164 }));
  if (!saved.ok) throw new AppError("BAD_REQUEST", "inbox-answer.errors.noPhone");
  return saved.contactId;
}
