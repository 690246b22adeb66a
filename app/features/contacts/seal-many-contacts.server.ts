import { appProcess } from "~/platform/app-process.server";
import { type ManyContacts, type ManyContactsPayload, manyContactsSchema } from "./contacts.jobs";

/** For the queue: whoever reads it learns nothing of what was searched for. */
export function sealManyContacts(companyId: string, work: ManyContacts): ManyContactsPayload {
  const key = Bun.randomUUIDv7();
  return { key, sealed: appProcess().secrets.seal(JSON.stringify(work), placeOf(companyId, key)) };
}

/** @throws when it was sealed for another company, or changed */
export function openManyContacts(companyId: string, { key, sealed }: ManyContactsPayload): ManyContacts {
  return manyContactsSchema.parse(JSON.parse(appProcess().secrets.open(sealed, placeOf(companyId, key))));
}

const placeOf = (companyId: string, rowId: string) => ({
  companyId,
  table: "job",
  column: "contacts",
  rowId,
});
