import { csvLine } from "~/features/imports/core/csv-cell";
import type { CompanyContext } from "~/platform/db/company-types";
import type { ContactFilter } from "./core/contact-filter";
import { writeTypedField } from "./core/read-typed-field";
import { findContactIds } from "./find-contact-ids.sql.server";
import { readFilterCompany } from "./read-filter-company.server";
import { type ExportedContact, viewContacts } from "./show-contact.server";

const BYTE_ORDER_MARK = "\uFEFF";
const PAGE = 1_000;

export interface ExportPage {
  contacts: ExportedContact[];
  /** Where the next page begins; null after the last. */
  next: string | null;
}

/** One page of whole contacts, the newest first. */
export function exportContactPage(
  ctx: CompanyContext,
  filter: ContactFilter,
  after: string | null,
  size = PAGE,
): Promise<ExportPage> {
  return ctx.read(async (scope) => {
    const company = await readFilterCompany(scope);
    const ids = await findContactIds(scope, filter, company, { below: after, most: size });
    return { contacts: await viewContacts(scope, ids), next: ids.length === size ? ids.at(-1)! : null };
  });
}

/** Words of the export's columns, in the reader's language. */
export interface ExportWords {
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
  tags: string;
  lists: string;
  stoppedWhatsapp: string;
  stoppedSms: string;
  blocked: string;
  basis: string;
  createdAt: string;
  /** Words of a legal basis. */
  basisWord(basis: string): string;
}

/** The contacts of a filter as CSV, page by page as the reader takes it: a million need no more memory than a thousand. */
export async function* exportContactsCsv(
  ctx: CompanyContext,
  filter: ContactFilter,
  words: ExportWords,
): AsyncGenerator<string> {
  const fields = await ctx.read(({ db }) =>
    db.customField.findMany({ select: { key: true, label: true }, orderBy: { id: "asc" } }),
  );
  yield BYTE_ORDER_MARK + csvLine(header(words, fields));
  let after: string | null = null;
  do {
    const page: ExportPage = await exportContactPage(ctx, filter, after);
    yield page.contacts.map((contact) => csvLine(line(contact, words, fields))).join("");
    after = page.next;
  } while (after);
}

function header(words: ExportWords, fields: { label: string }[]): string[] {
  const {
    firstName,
    lastName,
    phone,
    email,
    tags,
    lists,
    stoppedWhatsapp,
    stoppedSms,
    blocked,
    basis,
    createdAt,
  } = words;
  const named = [
    firstName,
    lastName,
    phone,
    email,
    tags,
    lists,
    stoppedWhatsapp,
    stoppedSms,
    blocked,
    basis,
    createdAt,
  ];
  return [...named, ...fields.map(({ label }) => label)];
}

function line(contact: ExportedContact, words: ExportWords, fields: { key: string }[]): string[] {
  const stopped = (channel: string) =>
    contact.stopped.find((one) => one.channel === channel)?.at.toISOString() ?? "";
  return [
    contact.firstName,
    contact.lastName,
    contact.phone ?? "",
    contact.email ?? "",
    contact.tags.join(", "),
    contact.lists.join(", "),
    stopped("whatsapp"),
    stopped("sms"),
    stopped("all"),
    contact.basis ? words.basisWord(contact.basis) : "",
    contact.createdAt.toISOString(),
    ...fields.map(({ key }) => writeTypedField(contact.fields[key])),
  ];
}
