import type { Sql } from "~/platform/db/sql";
import type { ContactState } from "./core/merge-contact";

export type KnownContact = ContactState & {
  id: string;
  updatedAt: string;
  /** The address under which the person was found, as it was spelled. */
  foundBy: string;
};

/** By index into the keys asked. */
export type Matches<Found> = Map<number, Found>;

export type WantedPerson = { phoneKey: string | null; email: string | null };

/** null = there is nobody to find: the company has no contacts. */
export async function hasContacts(sql: Sql): Promise<boolean> {
  return (await sql.query("SELECT 1 FROM identity LIMIT 1")).length > 0;
}

/** Which of these people the company knows: by phone, then by WhatsApp id; rows without a phone by e-mail. Ids only. */
export async function matchIds(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
): Promise<Matches<string>> {
  const found = await findAddresses(sql, companyId, people);
  return new Map([...found].map(([n, { id }]) => [n, id]));
}

/** The same with all that an import may change. `lock` holds them until the transaction ends. */
export async function matchContacts(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
  lock: boolean,
): Promise<Matches<KnownContact>> {
  const matches: Matches<KnownContact> = new Map();
  const found = await findAddresses(sql, companyId, people);
  if (found.size === 0) return matches;
  const ids = [...new Set([...found.values()].map(({ id }) => id))];
  const rows = await sql.query<Omit<KnownContact, "foundBy">>(
    lock ? `${CONTACTS} FOR NO KEY UPDATE` : CONTACTS,
    [arrayOf(ids), companyId],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const [n, { id, value }] of found) {
    const contact = byId.get(id);
    if (contact) matches.set(n, { ...contact, foundBy: value });
  }
  return matches;
}

interface Address {
  key: string;
  id: string;
  value: string;
}

/** By index into `people`. */
async function findAddresses(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
): Promise<Matches<Address>> {
  const matches: Matches<Address> = new Map();
  const ask = async (kind: string, keyOf: (person: WantedPerson) => string | null) => {
    const wanted = new Map<string, number[]>();
    for (let n = 0; n < people.length; n++) {
      const key = keyOf(people[n]!);
      if (key === null || matches.has(n)) continue;
      const known = wanted.get(key);
      if (known) known.push(n);
      else wanted.set(key, [n]);
    }
    if (wanted.size === 0) return;
    const rows = await sql.query<Address>(ADDRESSES, [arrayOf([...wanted.keys()]), companyId, kind]);
    for (const row of rows) for (const n of wanted.get(row.key) ?? []) matches.set(n, row);
  };
  await ask("phone", (person) => person.phoneKey);
  if (await hasKind(sql, companyId, "wa")) await ask("wa", (person) => person.phoneKey);
  await ask("email", (person) => (person.phoneKey === null ? person.email : null));
  return matches;
}

/** As Postgres writes an array; the driver's own way takes five times as long. Keys hold neither quote nor backslash. */
function arrayOf(keys: readonly string[]): string {
  return keys.length === 0 ? "{}" : `{"${keys.join('","')}"}`;
}

async function hasKind(sql: Sql, companyId: string, kind: string): Promise<boolean> {
  const rows = await sql.query("SELECT 1 FROM identity WHERE company_id = $1 AND kind = $2 LIMIT 1", [
    companyId,
    kind,
  ]);
  return rows.length > 0;
}

// Arrays, not joins: while an import fills the tables their statistics lag behind, and a join would read all of them.
const ADDRESSES = `SELECT match_key AS key, contact_id AS id, value FROM identity
  WHERE company_id = $2 AND kind = $3 AND scope = '' AND match_key = ANY ($1::text[])`;

const CONTACTS = `SELECT id, first_name AS "firstName", last_name AS "lastName", phone, email, country,
    time_zone AS "timeZone", language, fields, basis, basis_import_id AS "basisImportId",
    to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
  FROM contact WHERE company_id = $2 AND id = ANY ($1::uuid[]) ORDER BY id`;
