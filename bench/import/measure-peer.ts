import { createReadStream } from "node:fs";
import Papa from "papaparse";
import { contactSearch } from "~/features/contacts/core/contact-search";
import type { ColumnMapping } from "~/features/imports/core/column-mapping";
import { importedContact } from "~/features/imports/core/imported-contact";
import { type ContactRow, rowReader } from "~/features/imports/core/row-reader";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";

const batchRows = 1_000;

/**
 * What one writes first: papaparse over the stream, the same reading of each row, duplicates in a Set, and
 * createMany of a thousand into the same tables. → seconds
 */
export async function measurePeer(
  ctx: CompanyContext,
  path: string,
  rows: number,
  mapping: ColumnMapping[],
): Promise<{ seconds: number; people: number }> {
  const listId = Bun.randomUUIDv7();
  await ctx.transaction(({ db }) => db.contactList.createMany({ data: [{ id: listId, name: "Do colega" }] }));
  const read = rowReader(mapping, { country: "BR", currency: "BRL", now: new Date() });
  const seen = new Set<string>();
  let waiting: ContactRow[] = [];
  let read_ = 0;
  const started = performance.now();
  const parser = createReadStream(path).pipe(
    Papa.parse(Papa.NODE_STREAM_INPUT, { delimiter: ";" }) as NodeJS.ReadWriteStream,
  );
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (read_++ === 0) continue;
    const row = read(cells);
    if (row.ok && !seen.has(row.identityKey)) {
      seen.add(row.identityKey);
      waiting.push(row);
    }
    if (waiting.length === batchRows) {
      await save(ctx, listId, waiting);
      waiting = [];
    }
    if (read_ > rows) break;
  }
  if (waiting.length > 0) await save(ctx, listId, waiting);
  return { seconds: (performance.now() - started) / 1000, people: seen.size };
}

async function save(ctx: CompanyContext, listId: string, rows: ContactRow[]): Promise<void> {
  const people = rows.map((row) => ({ id: Bun.randomUUIDv7(), ...importedContact(row) }));
  await ctx.transaction(async ({ db }) => {
    await db.contact.createMany({
      data: people.map(
        ({ id, firstName, lastName, phone, email, country, timeZone, likelyZone, fields }) => ({
          id,
          firstName: firstName ?? "",
          lastName: lastName ?? "",
          phone,
          email,
          country,
          timeZone: timeZone ?? likelyZone,
          fields: fields as Prisma.InputJsonObject,
          basis: "consent",
          search: contactSearch({ firstName: firstName ?? "", lastName: lastName ?? "", phone, email }),
        }),
      ),
    });
    await db.identity.createMany({
      skipDuplicates: true,
      data: people.flatMap(({ id, phone, phoneKey, waId, email }) => [
        ...(phone && phoneKey ? [{ contactId: id, kind: "phone", value: phone, matchKey: phoneKey }] : []),
        ...(waId && phoneKey ? [{ contactId: id, kind: "wa", value: waId, matchKey: phoneKey }] : []),
        ...(email ? [{ contactId: id, kind: "email", value: email, matchKey: email }] : []),
      ]),
    });
    await db.listMember.createMany({ data: people.map(({ id }) => ({ listId, contactId: id })) });
  });
}
