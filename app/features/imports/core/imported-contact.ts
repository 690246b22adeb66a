import { phoneZone } from "../../contacts/core/phone-zone";
import type { FieldValue } from "./read-field";
import type { ContactRow } from "./row-reader";

/** What one row says about a person; null and absent keys = the row says nothing. */
export type ImportedContact = {
  phone: string | null;
  phoneKey: string | null;
  /** Digits as typed, where WhatsApp may still know the person by that older spelling. */
  waId: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  country: string | null;
  /** From a column of the file. */
  timeZone: string | null;
  /** From the number's area; only ever fills a gap. */
  likelyZone: string | null;
  language: string | null;
  fields: Record<string, FieldValue>;
  tags: string[];
};

/** Built-in columns that the contact keeps among its fields, with the type of field they become. */
export const builtInFields = { birthday: "date", city: "text", state: "text" } as const;

export function importedContact(row: ContactRow): ImportedContact {
  const { phone } = row;
  return {
    phone: phone?.e164 ?? null,
    phoneKey: phone?.matchKey ?? null,
    waId: phone?.waIdHint ?? null,
    email: row.email,
    firstName: row.firstName === null ? null : storable(row.firstName),
    lastName: row.lastName === null ? null : storable(row.lastName),
    country: phone?.country ?? null,
    timeZone: row.timeZone,
    likelyZone: phone ? phoneZone(phone.e164) : null,
    language: row.language,
    fields: fieldsOf(row),
    tags: row.tags.map(storable),
  };
}

function fieldsOf(row: ContactRow): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  if (row.birthday !== null) fields.birthday = row.birthday;
  if (row.city !== null) fields.city = storable(row.city);
  if (row.state !== null) fields.state = storable(row.state);
  for (const key in row.fields) {
    const value = row.fields[key]!;
    fields[key] = typeof value === "string" ? storable(value) : value;
  }
  return fields;
}

const halfPair = /\p{Surrogate}/u;
const halfPairs = /\p{Surrogate}/gu;

/** Postgres stores neither NUL nor half a surrogate pair. */
export function storable(text: string): string {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return halfPair.test(clean) ? clean.replace(halfPairs, "\ufffd") : clean;
}
