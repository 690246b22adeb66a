import { foldText } from "~/features/contacts/core/fold-text";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import { phoneZone } from "~/features/contacts/core/phone-zone";
import type { CompanyContext } from "~/platform/db/company-types";
import { MAGIC, PEOPLE } from "./people";

/** Two lists: ordinary pretend customers, and the numbers that always do one thing. */
export async function seedPeople(ctx: CompanyContext): Promise<void> {
  await ctx.transaction(async ({ db }) => {
    const customers = await db.contactList.create({ data: { name: "Clientes" } });
    const magic = await db.contactList.create({ data: { name: "Números mágicos" } });
    const rows = [
      ...PEOPLE.map(([first, last, phone, city]) => ({ first, last, phone, city, listId: customers.id })),
      ...MAGIC.map(([first, phone]) => ({ first, last: "", phone, city: "São Paulo", listId: magic.id })),
    ].map((row) => ({ ...row, id: Bun.randomUUIDv7() }));
    await db.contact.createMany({
      data: rows.map(({ id, first, last, phone, city }) => ({
        id,
        firstName: first,
        lastName: last,
        phone,
        country: "BR",
        timeZone: phoneZone(phone),
        basis: "consent",
        fields: { city },
        search: foldText(`${first} ${last} ${phone.slice(1)}`),
      })),
    });
    await db.identity.createMany({
      data: rows.map(({ id, phone }) => ({
        contactId: id,
        kind: "phone",
        value: phone,
        matchKey: phoneMatchKey(phone),
      })),
    });
    await db.listMember.createMany({ data: rows.map(({ id, listId }) => ({ contactId: id, listId })) });
  });
}
