import { contactName } from "~/features/contacts/core/contact-name";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import type { CompanyContext } from "~/platform/db/company-types";

/** The company's own names for pretend phones, by phone; those it does not know are absent. */
export async function namePhones(ctx: CompanyContext, phones: string[]): Promise<Map<string, string>> {
  const keys = new Map(phones.map((phone) => [phoneMatchKey(phone), phone]));
  const found = await ctx.read(({ db }) =>
    db.identity.findMany({
      where: { kind: "phone", matchKey: { in: [...keys.keys()] } },
      select: { matchKey: true, contact: { select: { firstName: true, lastName: true } } },
    }),
  );
  const names = new Map<string, string>();
  for (const { matchKey, contact } of found) {
    const phone = keys.get(matchKey);
    const name = contact && contactName(contact);
    if (phone && name) names.set(phone, name);
  }
  return names;
}
