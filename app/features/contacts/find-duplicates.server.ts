import type { CompanyContext, CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { contactName } from "./core/contact-name";
import { foldText } from "./core/fold-text";
import { isUuid } from "./core/is-uuid";
import { phoneMatchKey } from "./core/phone-match-key";
import { type SearchedContact, searchContacts } from "./search-contacts.sql.server";

/** From the surest on: one number in either spelling, one e-mail, one name of two words or more. */
export const TWIN_REASONS = ["phone", "email", "name"] as const;
export type TwinReason = (typeof TWIN_REASONS)[number];

/** One of two columns to be compared. */
export interface ComparedContact {
  contactId: string;
  /** Empty when nobody knows it. */
  name: string;
  phone: string | null;
  email: string | null;
  timeZone: string | null;
  language: string | null;
  fields: Record<string, unknown>;
  conversations: number;
  createdAt: string;
}

export interface Duplicates {
  self: ComparedContact;
  twins: (ComparedContact & { why: TwinReason })[];
  /** Names of custom fields. */
  labels: { key: string; label: string; type: string }[];
}

const MOST = 5;

/** Other contacts that may be this person, the surest first. @throws AppError NOT_FOUND */
export function findDuplicates(ctx: CompanyContext, contactId: string): Promise<Duplicates> {
  return ctx.read(async (scope) => {
    const [self] = isUuid(contactId) ? await compared(scope, [contactId]) : [];
    if (!self) throw new AppError("NOT_FOUND", "contacts.errors.notFound");
    const reasons = new Map<string, TwinReason>();
    const note = (ids: string[], why: TwinReason) => {
      for (const id of ids) if (id !== contactId && !reasons.has(id)) reasons.set(id, why);
    };
    note(await ofSameNumber(scope, self), "phone");
    note(await ofSameEmail(scope, self), "email");
    note(await ofSameName(scope, self), "name");
    const ids = [...reasons.keys()].slice(0, MOST);
    const twins = (await compared(scope, ids)).map((one) => ({ ...one, why: reasons.get(one.contactId)! }));
    const labels = await scope.db.customField.findMany({
      select: { key: true, label: true, type: true },
      orderBy: { id: "asc" },
    });
    const sure = ({ why }: { why: TwinReason }) => TWIN_REASONS.indexOf(why);
    return { self, twins: twins.sort((a, b) => sure(a) - sure(b)), labels };
  });
}

async function compared(scope: CompanyRead, ids: string[]): Promise<ComparedContact[]> {
  const found = await scope.db.contact.findMany({
    where: { id: { in: ids } },
    include: { _count: { select: { conversations: true } } },
  });
  return found
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ id, phone, email, timeZone, language, fields, createdAt, _count, ...names }) => ({
      contactId: id,
      name: contactName(names),
      phone,
      email,
      timeZone,
      language,
      fields: fields as Record<string, unknown>,
      conversations: _count.conversations,
      createdAt: createdAt.toISOString(),
    }));
}

/** Whoever has an address with the same key, whatever its spelling or kind; also one that only stands on the contact. */
async function ofSameNumber(scope: CompanyRead, { contactId, phone }: ComparedContact): Promise<string[]> {
  const own = await scope.db.identity.findMany({
    where: { contactId, kind: { in: ["phone", "wa"] } },
    select: { matchKey: true },
  });
  const keys = [
    ...new Set([...own.map(({ matchKey }) => matchKey), ...(phone ? [phoneMatchKey(phone)] : [])]),
  ];
  const found = await scope.db.identity.findMany({
    where: { kind: { in: ["phone", "wa"] }, scope: "", matchKey: { in: keys } },
    select: { contactId: true },
  });
  const standing: SearchedContact[] = [];
  for (const key of keys.slice(0, 3)) standing.push(...(await searchContacts(scope, key)));
  return [
    ...found.map((one) => one.contactId),
    ...standing.filter((one) => one.phone && keys.includes(phoneMatchKey(one.phone))).map(({ id }) => id),
  ];
}

async function ofSameEmail(scope: CompanyRead, { email }: ComparedContact): Promise<string[]> {
  if (!email) return [];
  const found = await searchContacts(scope, email.toLowerCase());
  return found.filter((one) => one.email?.toLowerCase() === email.toLowerCase()).map(({ id }) => id);
}

/** Half of a country is called Maria: one word says nothing. */
async function ofSameName(scope: CompanyRead, { name }: ComparedContact): Promise<string[]> {
  const folded = foldText(name);
  if (!folded.includes(" ")) return [];
  const found = await searchContacts(scope, folded);
  return found.filter((one) => foldText(contactName(one)) === folded).map(({ id }) => id);
}
