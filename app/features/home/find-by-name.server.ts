import { listCampaigns } from "~/features/campaigns/list-campaigns.server";
import { contactName } from "~/features/contacts/core/contact-name";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { listContacts } from "~/features/contacts/list-contacts.server";
import { searchInbox } from "~/features/inbox/search-inbox.server";
import type { SearchResults } from "~/features/inbox/search-results";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** A thing of the company, as the palette shows it. */
export interface FoundThing {
  id: string;
  kind: "campaign" | "template" | "contact" | "conversation" | "message";
  label: string;
  /** Its state or its phone, in words. */
  hint: string;
  to: string;
  /** Of a conversation or a message: who, when, and the words that were found. */
  said?: { contactId: string; at: string; before: string; hit: string; after: string };
}

const MOST_OF_A_KIND = 5;
const LONGEST_QUERY = 100;

/**
 * Campaigns, templates, people and conversations whose name holds the words, and messages that hold them, five of each;
 * fewer than two letters find nothing.
 */
export async function findByName(ctx: CompanyContext, query: string, locale: Locale): Promise<FoundThing[]> {
  const words = query.trim().slice(0, LONGEST_QUERY);
  if (words.length < 2) return [];
  const [campaigns, templates, contacts, inbox] = await Promise.all([
    listCampaigns(ctx, { search: words, most: MOST_OF_A_KIND }),
    ctx.read(({ db }) =>
      db.template.findMany({
        where: { name: { contains: words, mode: "insensitive" } },
        select: { id: true, name: true, language: true },
        orderBy: { id: "desc" },
        take: MOST_OF_A_KIND,
      }),
    ),
    listContacts(ctx, { q: words }, { size: MOST_OF_A_KIND }),
    searchInbox(ctx, words, null),
  ]);
  return [
    ...campaigns.items.map(({ id, name, state }) => ({
      id,
      kind: "campaign" as const,
      label: name,
      hint: translate(locale, `campaigns.state.${state}`),
      to: state === "draft" ? `/campaigns/${id}/edit` : `/campaigns/${id}`,
    })),
    ...templates.map(({ id, name, language }) => ({
      id,
      kind: "template" as const,
      label: name,
      hint: language,
      to: `/templates/${id}`,
    })),
    ...contacts.rows.map((row) => {
      const phone = row.phone ? formatPhone(row.phone) : (row.email ?? "");
      const label = contactName(row) || phone;
      return {
        id: row.id,
        kind: "contact" as const,
        label,
        hint: label === phone ? "" : phone,
        to: `/contacts/${row.id}`,
      };
    }),
    ...foundConversations(inbox),
  ].filter(({ label }) => label !== "");
}

function foundConversations({ people, messages }: SearchResults): FoundThing[] {
  const contacts = new Map(people.map(({ id, contactId }) => [id, contactId]));
  return [
    ...people.slice(0, MOST_OF_A_KIND).map(({ id, contactId, name, phone, lastMessageAt, preview }) => ({
      id: `conversation ${id}`,
      kind: "conversation" as const,
      label: name || (phone ? formatPhone(phone) : ""),
      hint: "",
      to: `/inbox/${id}`,
      said: { contactId, at: lastMessageAt, before: preview, hit: "", after: "" },
    })),
    ...messages
      .slice(0, MOST_OF_A_KIND)
      .map(({ conversationId, messageId, at, name, before, hit, after }) => ({
        id: messageId,
        kind: "message" as const,
        label: name || "…",
        hint: "",
        to: `/inbox/${conversationId}?at=${messageId}`,
        said: { contactId: contacts.get(conversationId) ?? conversationId, at, before, hit, after },
      })),
  ];
}
