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
export function matchIds(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
): Promise<Matches<string>> {
  return match(sql, companyId, people, FIND_ID, (row: { id: string }) => row.id);
}

/** The same with all that an import may change. `lock` holds them until the transaction ends. */
export function matchContacts(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
  lock: boolean,
): Promise<Matches<KnownContact>> {
  const text = lock ? `${FIND_CONTACT} FOR NO KEY UPDATE OF c` : FIND_CONTACT;
  return match(sql, companyId, people, text, ({ n: _, ...contact }: KnownContact & { n: number }) => contact);
}

async function match<Row, Found>(
  sql: Sql,
  companyId: string,
  people: readonly WantedPerson[],
  text: string,
  found: (row: Row & { n: number }) => Found,
): Promise<Matches<Found>> {
  const matches: Matches<Found> = new Map();
  const ask = async (kind: string, keyOf: (person: WantedPerson) => string | null) => {
    const indexes: number[] = [];
    const keys: string[] = [];
    for (let i = 0; i < people.length; i++) {
      const key = keyOf(people[i]!);
      if (key === null || matches.has(i)) continue;
      indexes.push(i);
      keys.push(key);
    }
    if (keys.length === 0) return;
    const rows = await sql.query<Row & { n: number }>(text, [arrayOf(keys), companyId, kind]);
    for (const row of rows) matches.set(indexes[row.n - 1]!, found(row));
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

const FROM_KEYS = `FROM unnest($1::text[]) WITH ORDINALITY AS k(key, n)
  JOIN identity AS i ON i.company_id = $2 AND i.kind = $3 AND i.scope = '' AND i.match_key = k.key`;

const FIND_ID = `SELECT k.n::int AS n, i.contact_id AS id ${FROM_KEYS}`;

const FIND_CONTACT = `SELECT k.n::int AS n, i.value AS "foundBy", c.id, c.first_name AS "firstName",
    c.last_name AS "lastName", c.phone, c.email, c.country, c.time_zone AS "timeZone", c.language, c.fields, c.basis,
    c.basis_import_id AS "basisImportId", to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
  ${FROM_KEYS} JOIN contact AS c ON c.company_id = i.company_id AND c.id = i.contact_id`;
