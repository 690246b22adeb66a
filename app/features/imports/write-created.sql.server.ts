import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type { ClientSql } from "~/platform/db/sql-transaction.server";
import { contactSearch } from "../contacts/core/contact-search";
import { copyLine } from "./core/copy-line";
import type { ChunkRow } from "./core/row-chunk";
import type { ImportWork } from "./write-chunk.sql.server";
import type { Member } from "./write-memberships.sql.server";

/** COPY into a table under row-level security is refused, so rows wait in a table of this transaction only. */
const STAGE = `CREATE TEMP TABLE import_stage (id uuid, phone_identity uuid, email_identity uuid, phone text, phone_key text,
  wa_id text, email text, owns_email boolean, first_name text, last_name text, country text, time_zone text,
  language text, fields jsonb, search text) ON COMMIT DROP`;

const CONTACTS = `INSERT INTO contact (id, company_id, first_name, last_name, phone, email, country, time_zone, language,
    fields, search, basis, basis_import_id, import_id)
  SELECT id, $1::uuid, first_name, last_name, phone, email, country, time_zone, language, fields, search, $2::text,
    CASE WHEN $2::text IS NULL THEN NULL ELSE $3::uuid END, $3::uuid
  FROM import_stage`;

/** In the order of the index, so that each of its pages is visited once. */
const PHONES = `INSERT INTO identity (id, company_id, contact_id, kind, value, match_key)
  SELECT phone_identity, $1::uuid, id, 'phone', phone, phone_key FROM import_stage
  WHERE phone IS NOT NULL ORDER BY phone_key`;

const WA_IDS = `INSERT INTO identity (id, company_id, contact_id, kind, value, match_key)
  SELECT app_uuidv7(), $1::uuid, id, 'wa', wa_id, phone_key FROM import_stage
  WHERE wa_id IS NOT NULL ORDER BY phone_key ON CONFLICT DO NOTHING`;

/** An address that leads to somebody else already stays theirs. */
const EMAILS = `INSERT INTO identity (id, company_id, contact_id, kind, value, match_key)
  SELECT email_identity, $1::uuid, id, 'email', email, email FROM import_stage
  WHERE owns_email ORDER BY email ON CONFLICT DO NOTHING`;

/** New people with their addresses. */
export async function writeCreated(
  sql: ClientSql,
  companyId: string,
  work: ImportWork,
  rows: readonly ChunkRow[],
): Promise<Member[]> {
  if (rows.length === 0) return [];
  const members: Member[] = new Array(rows.length);
  await sql.execute(STAGE);
  const copy = sql.client.query(copyFrom("COPY import_stage FROM STDIN"));
  await pipeline(Readable.from(pieces(rows, members), { objectMode: false }), copy);
  await sql.execute(CONTACTS, [companyId, work.settings.basis, work.importId]);
  await sql.execute(PHONES, [companyId]);
  if (rows.some((row) => row.contact.waId !== null)) await sql.execute(WA_IDS, [companyId]);
  if (rows.some((row) => row.ownsEmail)) await sql.execute(EMAILS, [companyId]);
  return members;
}

const linesAPiece = 1_000;

/** Text of COPY, a thousand lines at a time; fills `members` on the way. */
function* pieces(rows: readonly ChunkRow[], members: Member[]): Generator<Buffer> {
  let text = "";
  for (let i = 0; i < rows.length; i++) {
    const id = Bun.randomUUIDv7();
    members[i] = { id, tags: rows[i]!.contact.tags, isNew: true };
    text += line(id, rows[i]!);
    if (i % linesAPiece !== linesAPiece - 1) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

function line(id: string, { contact, ownsEmail }: ChunkRow): string {
  const firstName = contact.firstName ?? "";
  const lastName = contact.lastName ?? "";
  const { phone, email } = contact;
  return copyLine([
    id,
    Bun.randomUUIDv7(),
    ownsEmail ? Bun.randomUUIDv7() : null,
    phone,
    contact.phoneKey,
    contact.waId,
    email,
    ownsEmail ? "t" : "f",
    firstName,
    lastName,
    contact.country,
    contact.timeZone ?? contact.likelyZone,
    contact.language,
    JSON.stringify(contact.fields),
    contactSearch({ firstName, lastName, phone, email }),
  ]);
}
