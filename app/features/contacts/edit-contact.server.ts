import { recordAudit } from "~/features/audit/record-audit.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { ContactInput } from "./contacts.schema";
import { contactSearch } from "./core/contact-search";
import { phoneMatchKey } from "./core/phone-match-key";
import { addIdentities, type SavedContact } from "./create-contact.server";
import { declareBasis } from "./declare-basis.server";
import { findTaken } from "./find-taken.server";
import { loadInputFacts } from "./load-input-facts.server";
import { type ReadInput, readContactInput } from "./read-contact-input";

/**
 * Changes a contact. `version` is the updatedAt that the form was drawn from: what somebody else changed meanwhile is not
 * overwritten unseen.
 * @throws AppError NOT_FOUND, CONFLICT
 */
export function editContact(
  ctx: CompanyContext,
  contactId: string,
  version: Date,
  input: ContactInput,
): Promise<SavedContact> {
  return ctx.transaction(async (tx) => {
    const before = await tx.db.contact.findFirst({ where: { id: contactId } });
    if (!before) throw new AppError("NOT_FOUND", "contacts.errors.notFound");
    if (before.updatedAt.getTime() !== version.getTime()) {
      throw new AppError("CONFLICT", "contacts.errors.changedMeanwhile");
    }
    const { company, definitions } = await loadInputFacts(tx);
    const read = readContactInput(input, company, definitions);
    if (!read.ok) return read;
    const taken = await findTaken(tx, read.value, contactId);
    if (taken.length > 0) return { ok: false, problems: taken };
    const changed = await update(tx, before, read.value);
    if (changed.length > 0) {
      await recordAudit(tx, {
        action: "contact.changed",
        subjectType: "contact",
        subjectId: contactId,
        fields: changed,
      });
      tx.afterCommit(() => publishLive(appProcess().database, tx.companyId, { kind: "contact", contactId }));
    }
    return { ok: true, contactId };
  });
}

type Before = NonNullable<Awaited<ReturnType<CompanyTransaction["db"]["contact"]["findFirst"]>>>;

async function update(tx: CompanyTransaction, before: Before, value: ReadInput): Promise<string[]> {
  const { firstName, lastName, email } = value;
  const phone = value.phone?.e164 ?? null;
  const oldFields = before.fields as Record<string, unknown>;
  const fields = Object.fromEntries(
    Object.entries({ ...oldFields, ...value.fields }).filter(([, one]) => one !== null),
  );
  const changed = [
    before.firstName !== firstName && "firstName",
    before.lastName !== lastName && "lastName",
    before.phone !== phone && "phone",
    before.email !== email && "email",
    ...Object.keys(value.fields).map(
      (key) =>
        JSON.stringify(oldFields[key] ?? null) !== JSON.stringify(value.fields[key]) && `fields.${key}`,
    ),
    value.basis && before.basis !== value.basis && "basis",
  ].filter((name): name is string => Boolean(name));
  if (changed.length === 0) return [];
  const now = appProcess().clock.now();
  const newPhone = before.phone !== phone;
  const { count } = await tx.db.contact.updateMany({
    where: { id: before.id, updatedAt: before.updatedAt },
    data: {
      firstName,
      lastName,
      phone,
      email,
      fields: fields as object,
      search: contactSearch({ firstName, lastName, phone, email }),
      updatedAt: now > before.updatedAt ? now : new Date(before.updatedAt.getTime() + 1),
      // What a carrier said about the old number says nothing about the new one.
      ...(newPhone && { country: value.phone?.country ?? null, noWhatsappAt: null, noSmsAt: null }),
    },
  });
  if (count === 0) throw new AppError("CONFLICT", "contacts.errors.changedMeanwhile");
  if (newPhone || before.email !== email) await replaceIdentities(tx, before, value);
  if (value.basis && before.basis !== value.basis) {
    await declareBasis(tx, before.id, value.basis, value.basisEvidence, now);
  }
  return changed;
}

/** The old phone goes together with the WhatsApp id that was learnt from it: they are one number. */
async function replaceIdentities(tx: CompanyTransaction, before: Before, value: ReadInput): Promise<void> {
  const own = { contactId: before.id, scope: "" };
  const phone = before.phone !== (value.phone?.e164 ?? null);
  const email = before.email !== value.email;
  if (phone && before.phone) {
    const matchKey = phoneMatchKey(before.phone);
    await tx.db.identity.deleteMany({ where: { ...own, kind: { in: ["phone", "wa"] }, matchKey } });
  }
  if (email && before.email) {
    await tx.db.identity.deleteMany({ where: { ...own, kind: "email", matchKey: before.email } });
  }
  await addIdentities(tx, before.id, {
    phone: phone ? value.phone : null,
    email: email ? value.email : null,
  });
}
