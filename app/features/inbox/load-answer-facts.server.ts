import type { Address, ChannelKind } from "~/channels/channel";
import { channelFor } from "~/channels/registry.server";
import type { ContactFacts } from "~/features/consent/core/may-contact";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyRead } from "~/platform/db/company-types";
import { conversationAddress } from "./conversation-address.server";
import type { AnswerRules } from "./conversation-facts";
import { answerRules } from "./core/answer-rules";
import { inboxSettingsSchema } from "./inbox-settings";

/** What an answer needs to know of its conversation. */
export interface AnswerableConversation {
  id: string;
  connectionId: string;
  contactId: string;
  windowUntil: Date | null;
  freeEntryUntil: Date | null;
}

/** Who is answered, through what, and what may be sent. */
export interface AnswerGround {
  connection: {
    id: string;
    kind: ChannelKind;
    state: string;
    wabaId: string | null;
    portfolioId: string | null;
  };
  contact: { id: string; firstName: string; lastName: string; phone: string | null; email: string | null };
  person: ContactFacts;
  address: Address;
  rules: AnswerRules;
}

/** Everything that decides what may be answered in this conversation now. */
export async function loadAnswerGround(
  scope: CompanyRead,
  conversation: AnswerableConversation,
): Promise<AnswerGround> {
  const now = appProcess().clock.now();
  const [company, row, contact] = await Promise.all([
    scope.db.company.findFirstOrThrow({ select: { inbox: true, timeZone: true } }),
    scope.db.connection.findFirstOrThrow({
      where: { id: conversation.connectionId },
      select: { id: true, kind: true, state: true, address: true, wabaId: true, portfolioId: true },
    }),
    scope.db.contact.findFirstOrThrow({ where: { id: conversation.contactId } }),
  ]);
  const connection = { ...row, kind: row.kind as ChannelKind };
  const sms = connection.kind === "sms";
  const address = await conversationAddress(scope, contact, connection);
  const mark = (at: Date | null) => (at ? { at } : undefined);
  const person: ContactFacts = {
    blocked: contact.blockedAt !== null,
    consent: {
      marketingBasis:
        contact.basis === "consent" || contact.basis === "legitimate-interest" ? { at: now } : undefined,
      marketingStopped: sms ? undefined : mark(contact.whatsappStoppedAt),
      everythingStopped: sms ? mark(contact.smsStoppedAt) : undefined,
    },
    noAddress: Object.values(address).every((value) => value === undefined),
    phone: contact.phone ?? undefined,
    country: contact.country ?? undefined,
    isSender: contact.phone !== null && contact.phone === row.address,
    notOnChannel: (sms ? contact.noSmsAt : contact.noWhatsappAt) !== null,
    zone: contact.timeZone ?? company.timeZone,
  };
  const rules = answerRules(
    {
      kind: connection.kind,
      connectionState: connection.state,
      can: channelFor(connection.kind).can,
      person,
      windowUntil: conversation.windowUntil,
      freeEntryUntil: conversation.freeEntryUntil,
      undoSeconds: inboxSettingsSchema.parse(company.inbox).undoSeconds,
    },
    now,
  );
  return { connection, contact, person, address, rules };
}
