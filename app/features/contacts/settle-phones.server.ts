import type { CompanyTransaction } from "~/platform/db/company-types";
import { contactSearch } from "./core/contact-search";
import { phoneMatchKey } from "./core/phone-match-key";

/** A contact whose phone belongs to another by now has the next of its own, or none: nobody is written to twice. */
export async function settlePhones(tx: CompanyTransaction, contactIds: string[]): Promise<void> {
  const contacts = await tx.db.contact.findMany({
    where: { id: { in: contactIds }, phone: { not: null } },
    select: { id: true, firstName: true, lastName: true, phone: true, email: true },
  });
  for (const contact of contacts) {
    const matchKey = phoneMatchKey(contact.phone!);
    const owners = await tx.db.identity.findMany({
      where: { kind: { in: ["phone", "wa"] }, scope: "", matchKey },
      select: { contactId: true },
    });
    if (owners.length === 0 || owners.some(({ contactId }) => contactId === contact.id)) continue;
    const own = await tx.db.identity.findFirst({
      where: { contactId: contact.id, kind: "phone" },
      orderBy: { id: "asc" },
      select: { value: true },
    });
    const phone = own?.value ?? null;
    await tx.db.contact.updateMany({
      where: { id: contact.id },
      data: { phone, search: contactSearch({ ...contact, phone }) },
    });
  }
}
