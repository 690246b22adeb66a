import type { Sql } from "~/platform/db/sql";
import { contactSearch } from "../contacts/core/contact-search";
import type { DecidedChunk } from "./core/decide-chunk";
import type { ContactState } from "./core/merge-contact";

type Updated = DecidedChunk["updated"];

const CHANGES = `INSERT INTO import_change (company_id, import_id, contact_id, before, after)
  SELECT $1::uuid, $2::uuid, c.id, c.before::jsonb,
    c.after::jsonb || jsonb_build_object('updatedAt', to_char(now()::timestamptz(3) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  FROM unnest($3::uuid[], $4::text[], $5::text[]) AS c(id, before, after)`;

const IDENTITIES = `INSERT INTO identity (id, company_id, contact_id, kind, value, match_key)
  SELECT i.id, $1::uuid, i.contact_id, i.kind, i.value, i.key
  FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) AS i(id, contact_id, kind, value, key)
  ORDER BY i.kind, i.key ON CONFLICT DO NOTHING RETURNING contact_id AS "contactId", id`;

/** Changes people we know, and keeps what they were before, so that the import can be undone. */
export async function writeUpdated(
  sql: Sql,
  companyId: string,
  importId: string,
  updated: Updated,
): Promise<void> {
  if (updated.length === 0) return;
  await updateContacts(
    sql,
    companyId,
    updated.map(({ known, change }) => ({ id: known.id, state: change.state })),
  );
  const added = await addIdentities(sql, companyId, updated);
  await sql.execute(CHANGES, [
    companyId,
    importId,
    updated.map(({ known }) => known.id),
    updated.map(({ known, change }) => JSON.stringify({ part: change.before, updatedAt: known.updatedAt })),
    updated.map(({ known, change }) =>
      JSON.stringify({ part: change.after, identityIds: added.get(known.id) ?? [] }),
    ),
  ]);
}

const UPDATE = `UPDATE contact AS c SET first_name = u.first_name, last_name = u.last_name, phone = u.phone,
    email = u.email, country = u.country, time_zone = u.time_zone, language = u.language, fields = u.fields::jsonb,
    basis = u.basis, basis_import_id = u.basis_import_id, search = u.search, updated_at = coalesce(u.updated_at, now())
  FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
    $11::text[], $12::uuid[], $13::text[], $14::timestamptz[])
    AS u(id, first_name, last_name, phone, email, country, time_zone, language, fields, basis, basis_import_id, search, updated_at)
  WHERE c.company_id = $1 AND c.id = u.id AND c.id = ANY($2::uuid[])`;

/** `updatedAt` (ISO 8601) where a contact goes back to what it was; now without it. */
export async function updateContacts(
  sql: Sql,
  companyId: string,
  contacts: readonly { id: string; state: ContactState; updatedAt?: string }[],
): Promise<void> {
  const column = <Value>(of: (state: ContactState) => Value) => contacts.map(({ state }) => of(state));
  await sql.execute(UPDATE, [
    companyId,
    contacts.map(({ id }) => id),
    column((state) => state.firstName),
    column((state) => state.lastName),
    column((state) => state.phone),
    column((state) => state.email),
    column((state) => state.country),
    column((state) => state.timeZone),
    column((state) => state.language),
    column((state) => JSON.stringify(state.fields)),
    column((state) => state.basis),
    column((state) => state.basisImportId),
    column(contactSearch),
    contacts.map(({ updatedAt }) => updatedAt ?? null),
  ]);
}

/** New addresses of known people; those that lead to somebody else stay theirs. → ids by contact */
async function addIdentities(sql: Sql, companyId: string, updated: Updated): Promise<Map<string, string[]>> {
  const wanted = updated.flatMap(({ known, change: { after }, row }) => [
    ...(after.email && row.ownsEmail
      ? [{ contactId: known.id, kind: "email", value: after.email, key: after.email }]
      : []),
    ...(after.phone && row.contact.phoneKey
      ? [{ contactId: known.id, kind: "phone", value: after.phone, key: row.contact.phoneKey }]
      : []),
  ]);
  const added = new Map<string, string[]>();
  if (wanted.length === 0) return added;
  const rows = await sql.query<{ contactId: string; id: string }>(IDENTITIES, [
    companyId,
    wanted.map(() => Bun.randomUUIDv7()),
    wanted.map((one) => one.contactId),
    wanted.map((one) => one.kind),
    wanted.map((one) => one.value),
    wanted.map((one) => one.key),
  ]);
  for (const { contactId, id } of rows) added.set(contactId, [...(added.get(contactId) ?? []), id]);
  return added;
}
