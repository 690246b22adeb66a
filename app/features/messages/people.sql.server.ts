import { contactSearch } from "~/features/contacts/core/contact-search";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import type { PersonKey } from "./core/person-of";

export interface FoundIdentity {
  kind: string;
  scope: string;
  matchKey: string;
  contactId: string;
}

/** Who is known by any of these keys. A phone and a WhatsApp id with one match key are one address. */
export async function findIdentities(tx: CompanyTransaction, keys: PersonKey[]): Promise<FoundIdentity[]> {
  if (keys.length === 0) return [];
  const matchKeys = [...new Set(keys.map(({ matchKey }) => matchKey))];
  const scopes = [...new Set(["", ...keys.map(({ scope }) => scope)])];
  return sqlOf(tx).query<FoundIdentity>(
    `SELECT kind, scope, match_key AS "matchKey", contact_id::text AS "contactId" FROM identity
     WHERE kind = ANY ('{phone,wa,bsuid,lid}') AND scope = ANY (ARRAY(SELECT json_array_elements_text($2::json)))
       AND match_key = ANY (ARRAY(SELECT json_array_elements_text($1::json)))`,
    [JSON.stringify(matchKeys), JSON.stringify(scopes)],
  );
}

export interface NewContact {
  id: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  country: string | null;
}

export async function insertContacts(tx: CompanyTransaction, contacts: NewContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((contact) => ({
    ...contact,
    search: contactSearch({ ...contact, email: null }),
  }));
  await sqlOf(tx).execute(
    `INSERT INTO contact (id, first_name, last_name, phone, country, search)
     SELECT id, "firstName", "lastName", phone, country, search FROM json_to_recordset($1::json)
       AS c (id uuid, "firstName" text, "lastName" text, phone text, country text, search text)`,
    [JSON.stringify(rows)],
  );
}

export type NewIdentity = PersonKey & { contactId: string };

/**
 * Adds identities that are not there yet, in one order for everybody, so that two workers meeting the same new person
 * wait for each other. Whose they are afterwards must be asked again: somebody else may have been first.
 */
export async function insertIdentities(tx: CompanyTransaction, identities: NewIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  await sqlOf(tx).execute(
    `INSERT INTO identity (contact_id, kind, value, match_key, scope)
     SELECT "contactId", kind, value, "matchKey", scope FROM json_to_recordset($1::json)
       AS i ("contactId" uuid, kind text, value text, "matchKey" text, scope text)
     ORDER BY kind, scope, "matchKey" ON CONFLICT (company_id, kind, scope, match_key) DO NOTHING`,
    [JSON.stringify(identities)],
  );
}

/** Contacts made a moment ago for a person whom somebody else made first. */
export async function removeOrphans(tx: CompanyTransaction, contactIds: string[]): Promise<void> {
  if (contactIds.length === 0) return;
  const ids = [`{${contactIds.join(",")}}`];
  await sqlOf(tx).execute("DELETE FROM identity WHERE contact_id = ANY ($1::uuid[])", ids);
  await sqlOf(tx).execute("DELETE FROM contact WHERE id = ANY ($1::uuid[])", ids);
}

export interface HeardFrom {
  contactId: string;
  phone: string | null;
  country: string | null;
}

/** They wrote: they are on the channel after all, and a phone that was missing is known now. */
export async function noteHeardFrom(
  tx: CompanyTransaction,
  channel: "whatsapp" | "sms",
  people: HeardFrom[],
): Promise<void> {
  if (people.length === 0) return;
  const column = channel === "sms" ? "no_sms_at" : "no_whatsapp_at";
  await sqlOf(tx).execute(
    `UPDATE contact AS c SET ${column} = NULL, phone = coalesce(c.phone, f.phone),
       country = coalesce(c.country, f.country),
       search = CASE WHEN c.phone IS NULL AND f.phone IS NOT NULL THEN c.search || ' ' || ltrim(f.phone, '+') ELSE c.search END
     FROM json_to_recordset($1::json) AS f ("contactId" uuid, phone text, country text)
     WHERE c.id = f."contactId" AND c.id = ANY ($2::uuid[])
       AND (c.${column} IS NOT NULL OR (c.phone IS NULL AND f.phone IS NOT NULL))`,
    [JSON.stringify(people), `{${people.map(({ contactId }) => contactId).join(",")}}`],
  );
}

/** Points business-scoped ids and LIDs at another contact of the same person. */
export async function moveIdentities(
  tx: CompanyTransaction,
  moves: { kind: "bsuid" | "lid"; matchKey: string; scope: string; contactId: string }[],
): Promise<void> {
  await sqlOf(tx).execute(
    `UPDATE identity AS i SET contact_id = m."contactId" FROM json_to_recordset($1::json)
       AS m (kind text, "matchKey" text, scope text, "contactId" uuid)
     WHERE i.kind = m.kind AND i.scope = m.scope AND i.match_key = m."matchKey"`,
    [JSON.stringify(moves)],
  );
}
