import { contactName } from "~/features/contacts/core/contact-name";
import { listContacts } from "~/features/contacts/list-contacts.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** Somebody to write to. */
export interface FoundContact {
  contactId: string;
  name: string;
  /** E.164 */
  phone: string | null;
  blocked: boolean;
}

const SHOWN = 12;

/** Contacts by name, phone in any spelling or e-mail, for starting a conversation; without words, the newest. */
export async function searchContacts(ctx: CompanyContext, q: string): Promise<FoundContact[]> {
  const { rows } = await listContacts(ctx, q ? { q } : {}, { size: SHOWN });
  return rows.map(({ id, phone, blocked, ...person }) => ({
    contactId: id,
    name: contactName(person),
    phone,
    blocked,
  }));
}
