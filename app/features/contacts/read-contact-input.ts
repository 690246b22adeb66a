import type { ContactInput } from "./contacts.schema";
import { normalizeEmail } from "./core/normalize-email";
import { parsePhone } from "./core/parse-phone";
import type { PhoneCountry } from "./core/phone-types";
import { readTypedField, type TypedField } from "./core/read-typed-field";

export interface FieldDefinition {
  key: string;
  label: string;
  type: string;
  options?: unknown;
}

/** Why a field was refused; `field` is its name in the form, `fields.<key>` for a custom one. */
export interface InputProblem {
  field: string;
  messageKey: string;
  params: Record<string, string | number>;
  /** The contact that has this phone or e-mail already. */
  contactId?: string;
}

export interface ReadInput {
  firstName: string;
  lastName: string;
  phone: { e164: string; matchKey: string; country: string | null } | null;
  email: string | null;
  basis: ContactInput["basis"];
  basisEvidence: string;
  /** Only those that were sent; null empties one. */
  fields: Record<string, TypedField | null>;
}

/** Reads what a person typed. Names stay as typed: whoever writes "DE LA CRUZ" by hand means it. */
export function readContactInput(
  input: ContactInput,
  company: { country: string; currency: string },
  definitions: readonly FieldDefinition[],
): { ok: true; value: ReadInput } | { ok: false; problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  const refuse = (field: string, messageKey: string, params: InputProblem["params"] = {}) =>
    problems.push({ field, messageKey, params });

  const parsed = input.phone ? parsePhone(input.phone, company.country as PhoneCountry) : null;
  if (parsed && !parsed.ok) {
    const { ok: _, reason, ...params } = parsed;
    refuse("phone", `imports.reasons.${reason === "empty" ? "not-a-phone" : reason}`, params);
  }
  const email = input.email ? normalizeEmail(input.email) : null;
  if (input.email && !email) refuse("email", "contacts.problems.badEmail");
  if (!input.phone && !input.email) refuse("phone", "contacts.problems.noAddress");

  const fields: ReadInput["fields"] = {};
  for (const [key, text] of Object.entries(input.fields)) {
    const definition = definitions.find((one) => one.key === key);
    if (!definition) continue;
    const value = text === "" ? null : readTypedField(text, definition, company.currency);
    if (value === undefined) refuse(`fields.${key}`, `contacts.problems.badField.${definition.type}`);
    else fields[key] = value;
  }
  if (problems.length > 0) return { ok: false, problems };
  const { firstName, lastName, basis, basisEvidence } = input;
  const phone = parsed?.ok
    ? { e164: parsed.e164, matchKey: parsed.matchKey, country: parsed.country ?? null }
    : null;
  return { ok: true, value: { firstName, lastName, phone, email, basis, basisEvidence, fields } };
}
