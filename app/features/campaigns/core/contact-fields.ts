import type { ContactFields } from "./variable-mapping";

/** What every contact has, by the name that variables use. Custom fields come beside them, by their key. */
export const STANDARD_FIELDS = [
  "first_name",
  "last_name",
  "name",
  "phone",
  "email",
  "country",
  "language",
] as const;
export type StandardField = (typeof STANDARD_FIELDS)[number];

export interface ContactValues {
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  country: string | null;
  language: string | null;
  fields: unknown;
}

/** A contact as variables see it. A custom field cannot hide a standard one of the same name. */
export function contactFields(contact: ContactValues): ContactFields {
  const { firstName, lastName, phone, email, country, language } = contact;
  return {
    ...customFields(contact.fields),
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`.trim(),
    phone,
    email,
    country,
    language,
  };
}

function customFields(fields: unknown): Record<string, string> {
  if (typeof fields !== "object" || fields === null) return {};
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (value === null || value === undefined) continue;
    texts[key] = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return texts;
}
