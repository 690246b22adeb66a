import type { ChannelKind } from "~/channels/channel";
import { roleMay } from "~/features/companies/core/permissions";
import { contactName } from "~/features/contacts/core/contact-name";
import { explainPermission } from "~/features/contacts/explain-permission.server";
import { listMerges } from "~/features/contacts/list-merges.sql.server";
import { loadInputFacts } from "~/features/contacts/load-input-facts.server";
import type { Locale } from "~/i18n/locale";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { sees } from "./core/sight";
import { findConversation } from "./find-conversation.server";
import { loadPersonConsent } from "./load-person-consent.server";
import { loadPersonReceived } from "./load-person-received.server";
import { loadSight } from "./load-sight.server";
import type { PersonFacts } from "./person-facts";

const MOST_CONVERSATIONS = 20;

/** What stands beside a conversation. @throws AppError NOT_FOUND, also for a conversation that the caller may not see */
export function loadPerson(
  ctx: CompanyContext,
  conversationId: string,
  locale: Locale,
): Promise<PersonFacts> {
  const now = appProcess().clock.now();
  return ctx.read(async (scope) => {
    const { contactId } = await findConversation(scope, conversationId);
    const contact = await scope.db.contact.findFirstOrThrow({
      where: { id: contactId },
      include: {
        identities: { select: { id: true, kind: true, value: true }, orderBy: { id: "asc" } },
        contactTags: {
          select: { tag: { select: { id: true, name: true } } },
          orderBy: { tag: { name: "asc" } },
        },
        listMembers: {
          select: { list: { select: { id: true, name: true } } },
          orderBy: { list: { name: "asc" } },
        },
      },
    });
    const permission = await explainPermission(scope, contact, now);
    return {
      conversationId,
      contactId,
      name: contactName(contact),
      phone: contact.phone,
      email: contact.email,
      identities: contact.identities,
      zone: permission[0]?.zone ?? "America/Sao_Paulo",
      language: contact.language,
      ...(await loadPersonConsent(scope, contact, permission, { locale, now })),
      tags: contact.contactTags.map(({ tag }) => tag),
      lists: contact.listMembers.map(({ list }) => list),
      fields: await filledFields(scope, contact.fields as Record<string, unknown>),
      received: await loadPersonReceived(scope, contactId, now),
      conversations: await otherConversations(scope, contactId, conversationId),
      merges: await listMerges(scope, contactId),
      mayWrite: mayWrite(ctx),
    };
  });
}

function mayWrite({ actor }: CompanyContext): boolean {
  return actor.kind === "member" ? roleMay(actor.role, "contacts:write") : true;
}

/** The defined ones first; what an import left without a definition is shown by its key. */
async function filledFields(
  scope: CompanyRead,
  fields: Record<string, unknown>,
): Promise<PersonFacts["fields"]> {
  const { definitions } = await loadInputFacts(scope);
  const known = new Set(definitions.map(({ key }) => key));
  return [
    ...definitions.map(({ key, label, type }) => ({ key, label, type, value: fields[key] })),
    ...Object.keys(fields)
      .filter((key) => !known.has(key))
      .map((key) => ({ key, label: key, type: "text", value: fields[key] })),
  ].filter(({ value }) => value !== undefined && value !== null && value !== "");
}

async function otherConversations(
  scope: CompanyRead,
  contactId: string,
  conversationId: string,
): Promise<PersonFacts["conversations"]> {
  const sight = await loadSight(scope);
  const found = await scope.db.conversation.findMany({
    where: { contactId, id: { not: conversationId } },
    include: { connection: { select: { name: true, kind: true } } },
  });
  return found
    .filter((one) => sees(sight, one))
    .sort((a, b) => (b.lastMessageAt?.getTime() ?? 0) - (a.lastMessageAt?.getTime() ?? 0))
    .slice(0, MOST_CONVERSATIONS)
    .map(({ id, connection, state, lastMessageAt }) => ({
      id,
      connection: connection.name,
      channel: connection.kind as ChannelKind,
      state: state as "open" | "done" | "snoozed",
      lastMessageAt: lastMessageAt?.toISOString() ?? null,
    }));
}
