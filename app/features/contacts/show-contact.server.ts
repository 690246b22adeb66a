import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { byContact } from "./core/by-contact";
import { findContactByAddress } from "./find-contact-by-address.server";
import { type CurrentStop, loadStops } from "./load-stops.server";
import { readFilterCompany } from "./read-filter-company.server";

/** A contact as tools see it: `mia contacts show`. */
export interface ContactView {
  id: string;
  /** E.164 */
  phone: string | null;
  identities: { kind: string; value: string }[];
  firstName: string;
  lastName: string;
  fields: Record<string, unknown>;
  /** Names. */
  tags: string[];
  lists: string[];
  stopped: CurrentStop[];
}

/** A row of the export: the e-mail may stand on a contact without being its address (two people, one mailbox). */
export type ExportedContact = ContactView & { email: string | null; basis: string | null; createdAt: Date };

/** @throws AppError NOT_FOUND when nobody has this phone (in any spelling) or e-mail */
export function showContact(ctx: CompanyContext, address: string): Promise<ContactView> {
  return ctx.read(async (scope) => {
    const { country } = await readFilterCompany(scope);
    const id = await findContactByAddress(scope, address, country);
    const [found] = id ? await viewContacts(scope, [id]) : [];
    if (!found)
      throw new AppError("NOT_FOUND", "contacts.errors.nobodyHas", { address: address.slice(0, 60) });
    const { email: _, basis: __, createdAt: ___, ...view } = found;
    return view;
  });
}

const byName = (a: string, b: string) => a.localeCompare(b);

/** Whole contacts by id, in the order given; ids of other companies are left out. */
export async function viewContacts(scope: CompanyRead, ids: string[]): Promise<ExportedContact[]> {
  const where = { where: { contactId: { in: ids } } };
  const contacts = await scope.db.contact.findMany({ where: { id: { in: ids } } });
  const identities = await scope.db.identity.findMany({
    ...where,
    orderBy: [{ kind: "asc" }, { id: "asc" }],
  });
  const tags = await scope.db.contactTag.findMany({
    ...where,
    select: { contactId: true, tag: { select: { name: true } } },
  });
  const lists = await scope.db.listMember.findMany({
    ...where,
    select: { contactId: true, list: { select: { name: true } } },
  });
  const stopsOf = byContact(await loadStops(scope, contacts));
  const [identitiesOf, tagsOf, listsOf] = [byContact(identities), byContact(tags), byContact(lists)];
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return ids.flatMap((id) => {
    const contact = byId.get(id);
    if (!contact) return [];
    const { phone, firstName, lastName, email, basis, createdAt } = contact;
    return [
      {
        id,
        phone,
        identities: identitiesOf(id).map(({ kind, value }) => ({ kind, value })),
        firstName,
        lastName,
        email,
        basis,
        createdAt,
        fields: contact.fields as Record<string, unknown>,
        tags: tagsOf(id)
          .map(({ tag }) => tag.name)
          .sort(byName),
        lists: listsOf(id)
          .map(({ list }) => list.name)
          .sort(byName),
        stopped: stopsOf(id).map(({ channel, at, evidence }) => ({ channel, at, evidence })),
      },
    ];
  });
}
