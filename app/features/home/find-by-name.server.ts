import { listCampaigns } from "~/features/campaigns/list-campaigns.server";
import { contactName } from "~/features/contacts/core/contact-name";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { listContacts } from "~/features/contacts/list-contacts.server";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** A thing of the company, as the palette shows it. */
export interface FoundThing {
  id: string;
  kind: "campaign" | "template" | "contact";
  label: string;
  /** Its state or its phone, in words. */
  hint: string;
  to: string;
}

const MOST_OF_A_KIND = 5;
const LONGEST_QUERY = 100;

/** Campaigns, templates and people whose name holds the words, five of each; fewer than two letters find nothing. */
export async function findByName(ctx: CompanyContext, query: string, locale: Locale): Promise<FoundThing[]> {
  const words = query.trim().slice(0, LONGEST_QUERY);
  if (words.length < 2) return [];
  const [campaigns, templates, contacts] = await Promise.all([
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
  ].filter(({ label }) => label !== "");
}
