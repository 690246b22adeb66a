import type { LegalBasis, OnDuplicate } from "./import-settings";
import type { ImportedContact } from "./imported-contact";
import type { FieldValue } from "./read-field";

/** What an import may change of a contact. */
export type ContactState = {
  firstName: string;
  lastName: string;
  phone: string | null;
  email: string | null;
  country: string | null;
  timeZone: string | null;
  language: string | null;
  fields: Record<string, FieldValue>;
  basis: string | null;
  basisImportId: string | null;
};

type Column = Exclude<keyof ContactState, "fields">;

/** Only what changed. A field that was not there before is null in `before`. */
export type ContactPart = Partial<Record<Column, string | null>> & {
  fields?: Record<string, FieldValue | null>;
};

export type ContactChange = { before: ContactPart; after: ContactPart; state: ContactState };

export type Declared = { basis: LegalBasis | null; importId: string };

/**
 * What a row changes of a person we know; null = nothing. Empty cells erase nothing, a stop is never touched, and a basis
 * that was declared before stays.
 */
export function mergeContact(
  known: ContactState,
  row: ImportedContact,
  rule: OnDuplicate,
  declared: Declared,
): ContactChange | null {
  if (rule === "keep") return null;
  const state: ContactState = {
    ...known,
    ...namesOf(known, row, rule),
    phone: known.phone ?? row.phone,
    email: choose(known.email, row.email, rule),
    country: known.country ?? row.country,
    timeZone: choose(known.timeZone, row.timeZone, rule) ?? row.likelyZone,
    language: choose(known.language, row.language, rule),
    basis: known.basis ?? declared.basis,
    basisImportId: known.basis === null && declared.basis ? declared.importId : known.basisImportId,
    fields: fieldsAfter(known.fields, row.fields, rule),
  };
  return difference(known, state);
}

function fieldsAfter(known: ContactState["fields"], given: ContactState["fields"], rule: OnDuplicate) {
  if (rule === "update") return { ...known, ...given };
  const fields = { ...known };
  for (const key in given) if ((known[key] ?? "") === "") fields[key] = given[key]!;
  return fields;
}

function choose(known: string | null, given: string | null, rule: OnDuplicate): string | null {
  return rule === "fill" ? (known ?? given) : (given ?? known);
}

/** A surname is filled in only beside the same first name: "Ana" and "Bruno Lima" do not make an "Ana Lima". */
function namesOf(known: ContactState, row: ImportedContact, rule: OnDuplicate) {
  const { firstName, lastName } = known;
  if (rule === "update") return { firstName: row.firstName || firstName, lastName: row.lastName || lastName };
  const sameFirst = firstName === "" || !row.firstName || row.firstName === firstName;
  return {
    firstName: firstName || (lastName === "" ? (row.firstName ?? "") : ""),
    lastName: lastName || (sameFirst ? (row.lastName ?? "") : ""),
  };
}

export const mergedColumns = [
  "firstName",
  "lastName",
  "phone",
  "email",
  "country",
  "timeZone",
  "language",
  "basis",
  "basisImportId",
] as const satisfies readonly Column[];

function difference(known: ContactState, state: ContactState): ContactChange | null {
  const before: ContactPart = {};
  const after: ContactPart = {};
  let changed = false;
  for (const column of mergedColumns) {
    if (known[column] === state[column]) continue;
    before[column] = known[column];
    after[column] = state[column];
    changed = true;
  }
  for (const key in state.fields) {
    const value = state.fields[key]!;
    const old = known.fields[key];
    if (sameValue(old, value)) continue;
    before.fields = { ...before.fields, [key]: old ?? null };
    after.fields = { ...after.fields, [key]: value };
    changed = true;
  }
  return changed ? { before, after, state } : null;
}

export function sameValue(one: FieldValue | null | undefined, other: FieldValue | null | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  return one.minor === other.minor && one.currency === other.currency;
}
