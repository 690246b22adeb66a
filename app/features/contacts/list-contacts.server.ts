import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { byContact } from "./core/by-contact";
import type { ContactFilter } from "./core/contact-filter";
import { findContactIds } from "./find-contact-ids.sql.server";
import { readFilterCompany } from "./read-filter-company.server";

export interface ContactRow {
  id: string;
  firstName: string;
  lastName: string;
  /** E.164 */
  phone: string | null;
  email: string | null;
  /** By name; all of them. */
  tags: { id: string; name: string }[];
  whatsappStopped: boolean;
  smsStopped: boolean;
  blocked: boolean;
  createdAt: Date;
}

export interface ContactPage {
  rows: ContactRow[];
  /** Keyset cursors (contact ids) of the neighbours; null where there is none. */
  next: string | null;
  previous: string | null;
}

export interface PageQuery {
  /** Older than this contact. */
  after?: string | null;
  /** Newer than this contact. */
  before?: string | null;
  size?: number;
}

/** One page of contacts, the newest first. */
export function listContacts(
  ctx: CompanyContext,
  filter: ContactFilter,
  query: PageQuery = {},
): Promise<ContactPage> {
  const size = query.size ?? 50;
  const { after, before } = query;
  return ctx.read(async (scope) => {
    const company = await readFilterCompany(scope);
    const window = before ? { above: before } : { below: after };
    const found = await findContactIds(scope, filter, company, { ...window, most: size + 1 });
    const more = found.length > size;
    const ids = before && more ? found.slice(1) : found.slice(0, size);
    return {
      rows: await rowsOf(scope, ids),
      next: ids.length > 0 && (before || more) ? ids.at(-1)! : null,
      previous: ids.length > 0 && (before ? more : after) ? ids[0]! : null,
    };
  });
}

async function rowsOf(scope: CompanyRead, ids: string[]): Promise<ContactRow[]> {
  const contacts = await scope.db.contact.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      firstName: true,
      lastName: true,
      phone: true,
      email: true,
      whatsappStoppedAt: true,
      smsStoppedAt: true,
      blockedAt: true,
      createdAt: true,
    },
  });
  const tags = await scope.db.contactTag.findMany({
    where: { contactId: { in: ids } },
    select: { contactId: true, tag: { select: { id: true, name: true } } },
  });
  const tagsOf = byContact(tags);
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return ids.flatMap((id) => {
    const contact = byId.get(id);
    if (!contact) return [];
    const { whatsappStoppedAt, smsStoppedAt, blockedAt, ...rest } = contact;
    return [
      {
        ...rest,
        tags: tagsOf(id)
          .map(({ tag }) => tag)
          .sort((a, b) => a.name.localeCompare(b.name)),
        whatsappStopped: whatsappStoppedAt !== null,
        smsStopped: smsStoppedAt !== null,
        blocked: blockedAt !== null,
      },
    ];
  });
}
