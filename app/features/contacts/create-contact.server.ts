import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeMemberRows } from "./change-member-rows.sql.server";
import type { ContactInput } from "./contacts.schema";
import { contactSearch } from "./core/contact-search";
import { isUuid } from "./core/is-uuid";
import { declareBasis } from "./declare-basis.server";
import { findTaken } from "./find-taken.server";
import { loadInputFacts } from "./load-input-facts.server";
import { type InputProblem, type ReadInput, readContactInput } from "./read-contact-input";

export type SavedContact = { ok: true; contactId: string } | { ok: false; problems: InputProblem[] };

export interface NewMemberships {
  listIds?: string[];
}

/**
 * A contact typed by hand. Nobody is entered twice: a phone (in any spelling) or e-mail that somebody has is refused with
 * that contact's id.
 * @throws AppError CONFLICT when somebody else enters the same person in the same instant
 */
export function createContact(
  ctx: CompanyContext,
  input: ContactInput,
  memberships: NewMemberships = {},
): Promise<SavedContact> {
  return ctx.transaction(async (tx) => {
    const { company, definitions } = await loadInputFacts(tx);
    const read = readContactInput(input, company, definitions);
    if (!read.ok) return read;
    const taken = await findTaken(tx, read.value);
    if (taken.length > 0) return { ok: false, problems: taken };
    const contactId = await insert(tx, read.value);
    for (const id of await ownLists(tx, memberships.listIds ?? [])) {
      await changeMemberRows(tx, [contactId], { kind: "list", id, change: "add" });
    }
    return { ok: true, contactId };
  });
}

/** @throws AppError NOT_FOUND when one is not this company's */
async function ownLists(tx: CompanyTransaction, ids: string[]): Promise<string[]> {
  const found = await tx.db.contactList.findMany({
    where: { id: { in: ids.filter(isUuid) } },
    select: { id: true },
  });
  if (found.length < new Set(ids).size) throw new AppError("NOT_FOUND", "lists.errors.notFound");
  return found.map(({ id }) => id);
}

async function insert(tx: CompanyTransaction, value: ReadInput): Promise<string> {
  const id = Bun.randomUUIDv7();
  const now = appProcess().clock.now();
  const { firstName, lastName, email } = value;
  const phone = value.phone?.e164 ?? null;
  const fields = Object.fromEntries(Object.entries(value.fields).filter(([, one]) => one !== null));
  await tx.db.contact.createMany({
    data: [
      {
        id,
        firstName,
        lastName,
        phone,
        email,
        country: value.phone?.country,
        fields: fields as object,
        search: contactSearch({ firstName, lastName, phone, email }),
        createdAt: now,
        updatedAt: now,
      },
    ],
  });
  await addIdentities(tx, id, value);
  if (value.basis) await declareBasis(tx, id, value.basis, value.basisEvidence, now);
  await recordAudit(tx, { action: "contact.created", subjectType: "contact", subjectId: id });
  await appendEvents(tx, [{ kind: "contact.created", subjectId: id }]);
  return id;
}

/** @throws AppError CONFLICT when one of them was taken between the look and now */
export async function addIdentities(
  tx: CompanyTransaction,
  contactId: string,
  { phone, email }: Pick<ReadInput, "phone" | "email">,
): Promise<void> {
  const rows = [
    ...(phone ? [{ contactId, kind: "phone", value: phone.e164, matchKey: phone.matchKey }] : []),
    ...(email ? [{ contactId, kind: "email", value: email, matchKey: email }] : []),
  ];
  if (rows.length === 0) return;
  const { count } = await tx.db.identity.createMany({ data: rows, skipDuplicates: true });
  if (count < rows.length) throw new AppError("CONFLICT", "contacts.errors.takenMeanwhile");
}
