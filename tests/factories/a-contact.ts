import { contactSearch } from "~/features/contacts/core/contact-search";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import type { CompanyContext } from "~/platform/db/company-types";

export interface ContactFacts {
  id?: string;
  firstName?: string;
  lastName?: string;
  /** E.164; null = known by nothing. A new one without it. */
  phone?: string | null;
  email?: string;
  basis?: string | null;
  fields?: Record<string, unknown>;
  importId?: string;
  createdAt?: Date;
  whatsappStoppedAt?: Date;
  smsStoppedAt?: Date;
  blockedAt?: Date;
  noWhatsappAt?: Date;
}

let counter = 0;

/** A contact with its addresses, as an import would leave it. → its id */
export async function aContact(ctx: CompanyContext, facts: ContactFacts = {}): Promise<string> {
  counter += 1;
  const { id = Bun.randomUUIDv7(), firstName = "Ana", lastName = "", email, fields = {}, ...columns } = facts;
  const phone = facts.phone === undefined ? `+5511970${String(counter).padStart(6, "0")}` : facts.phone;
  await ctx.transaction(async ({ db }) => {
    const search = contactSearch({ firstName, lastName, phone, email: email ?? null });
    await db.contact.createMany({
      data: [
        {
          basis: "consent",
          ...columns,
          id,
          firstName,
          lastName,
          phone,
          email,
          search,
          fields: fields as object,
        },
      ],
    });
    await db.identity.createMany({
      data: [
        ...(phone ? [{ contactId: id, kind: "phone", value: phone, matchKey: phoneMatchKey(phone) }] : []),
        ...(email ? [{ contactId: id, kind: "email", value: email, matchKey: email }] : []),
      ],
    });
  });
  return id;
}
