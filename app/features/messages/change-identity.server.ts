import type { Address } from "~/channels/channel";
import { contactSearch } from "~/features/contacts/core/contact-search";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { carryConsent } from "./carry-consent.server";
import { addressKey } from "./core/group-people";
import { type PersonKey, personOf } from "./core/person-of";
import { findIdentities, insertIdentities } from "./people.sql.server";

/**
 * A person has a new number or a new user id. Their identity moves: the contact keeps its thread, lists and consent and
 * gets the new address, and the old one is free for whoever gets that number next. When the new address is a contact of
 * its own already, both stay, and what the person has stopped holds for the other too.
 * @param scope of business-scoped ids
 */
export async function changeIdentity(
  tx: CompanyTransaction,
  change: { previous: Address; next: Address; at: Date },
  scope: string,
  now: Date,
): Promise<void> {
  const previous = personOf(change.previous, scope);
  const next = personOf(change.next, scope);
  const oldKeys = previous.keys.filter(
    (key) => !next.keys.some((one) => addressKey(one) === addressKey(key)),
  );
  const contactId = await ownerOf(tx, previous.keys);
  if (!contactId) return;
  const other = await ownerOf(tx, next.keys);
  if (other && other !== contactId) {
    await carryConsent(tx, contactId, other, now);
    if (next.phone) await leaveNumber(tx, contactId, change.at);
    return;
  }
  await forget(
    tx,
    contactId,
    next.phone ? oldKeys : oldKeys.filter(({ kind }) => kind === "bsuid" || kind === "lid"),
  );
  await insertIdentities(
    tx,
    next.keys.map((key) => ({ ...key, contactId })),
  );
  if (next.phone) await givePhone(tx, contactId, next.phone, next.country);
  tx.afterCommit(() => publishLive(appProcess().database, tx.companyId, { kind: "contact", contactId }));
}

async function ownerOf(tx: CompanyTransaction, keys: PersonKey[]): Promise<string | undefined> {
  const wanted = new Set(keys.map(addressKey));
  const found = (await findIdentities(tx, keys)).filter((one) => wanted.has(addressKey(one)));
  return (found.find(({ kind }) => kind === "phone") ?? found[0])?.contactId;
}

/** The old number is not this person's any more; whoever answers there now was never asked. */
async function leaveNumber(tx: CompanyTransaction, contactId: string, at: Date) {
  await tx.db.contact.updateMany({
    where: { id: contactId, noWhatsappAt: null },
    data: { noWhatsappAt: at },
  });
}

async function forget(tx: CompanyTransaction, contactId: string, keys: PersonKey[]) {
  for (const { kind, scope, matchKey } of keys) {
    await tx.db.identity.deleteMany({ where: { contactId, kind, scope, matchKey } });
  }
}

async function givePhone(tx: CompanyTransaction, contactId: string, phone: string, country?: string) {
  const contact = await tx.db.contact.findFirst({
    where: { id: contactId },
    select: { firstName: true, lastName: true, email: true },
  });
  if (!contact) return;
  await tx.db.contact.updateMany({
    where: { id: contactId },
    data: {
      phone,
      ...(country && { country }),
      noWhatsappAt: null,
      search: contactSearch({ ...contact, phone }),
    },
  });
}
