import { recordAudit } from "~/features/audit/record-audit.server";
import { changeConsent } from "~/features/consent/change-consent.server";
import { appendEvents } from "~/features/events/append-event.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { cleanLine } from "./core/clean-line";
import { contactSearch } from "./core/contact-search";
import { parsePhone } from "./core/parse-phone";
import type { PhoneCountry, ReadPhone } from "./core/phone-types";

export interface BlockedPhones {
  blocked: number;
  /** Were on the list before. */
  already: number;
  /** Lines that hold no phone, with the reason as in an import. */
  refused: { line: number; text: string; messageKey: string; params: Record<string, string | number> }[];
}

export const MOST_PHONES = 1_000;

/**
 * Puts pasted phones, one a line, on the block list. Phones nobody has become contacts without a name, so that a later
 * import finds them blocked. The readable lines are done, the others named.
 * @throws AppError TOO_LARGE over 1,000 lines, BAD_REQUEST for none
 */
export async function blockPhones(ctx: CompanyContext, pasted: string, reason = ""): Promise<BlockedPhones> {
  const lines = pasted
    .split(/\r?\n|;/)
    .flatMap((text, at) => (text.trim() ? [{ line: at + 1, text: text.trim() }] : []));
  if (lines.length === 0) throw new AppError("BAD_REQUEST", "consent.errors.noPhones");
  if (lines.length > MOST_PHONES)
    throw new AppError("TOO_LARGE", "consent.errors.tooManyPhones", { most: MOST_PHONES });
  return ctx.transaction(async (tx) => {
    const { country } = await tx.db.company.findFirstOrThrow({ select: { country: true } });
    const phones = new Map<string, ReadPhone>();
    const refused: BlockedPhones["refused"] = [];
    for (const { line, text } of lines) {
      const phone = parsePhone(text, country as PhoneCountry);
      if (phone.ok) phones.set(phone.matchKey, phone);
      else {
        const { ok: _, reason: why, ...params } = phone;
        const key = why === "empty" ? "not-a-phone" : why;
        refused.push({ line, text: text.slice(0, 80), messageKey: `imports.reasons.${key}`, params });
      }
    }
    const ids = await contactsOf(tx, phones);
    const changed = await block(tx, ids, cleanLine(reason).slice(0, 1_000));
    return { blocked: changed, already: phones.size - changed, refused };
  });
}

/** Ids of those who have the phones; whoever is new is entered with the phone alone. */
async function contactsOf(tx: CompanyTransaction, phones: ReadonlyMap<string, ReadPhone>): Promise<string[]> {
  const known = await tx.db.identity.findMany({
    where: { kind: { in: ["phone", "wa"] }, scope: "", matchKey: { in: [...phones.keys()] } },
    select: { contactId: true, matchKey: true },
  });
  const found = new Set(known.map(({ matchKey }) => matchKey));
  const fresh = [...phones.values()].filter(({ matchKey }) => !found.has(matchKey));
  const rows = fresh.map((phone) => ({ id: Bun.randomUUIDv7(), phone }));
  const now = appProcess().clock.now();
  await tx.db.contact.createMany({
    data: rows.map(({ id, phone: { e164, country } }) => ({
      id,
      phone: e164,
      country,
      search: contactSearch({ firstName: "", lastName: "", phone: e164, email: null }),
      createdAt: now,
      updatedAt: now,
    })),
  });
  await tx.db.identity.createMany({
    data: rows.map(({ id, phone }) => ({
      contactId: id,
      kind: "phone",
      value: phone.e164,
      matchKey: phone.matchKey,
    })),
  });
  await appendEvents(
    tx,
    rows.map(({ id }) => ({ kind: "contact.created", subjectId: id })),
  );
  return [...new Set([...known.map(({ contactId }) => contactId), ...rows.map(({ id }) => id)])];
}

async function block(tx: CompanyTransaction, ids: string[], text: string): Promise<number> {
  const now = appProcess().clock.now();
  const open = await tx.db.contact.findMany({
    where: { id: { in: ids }, blockedAt: null },
    select: { id: true },
  });
  const source = tx.actor.kind === "api-key" ? "api" : "member";
  await changeConsent(
    tx,
    open.map(({ id }) => ({
      contactId: id,
      channel: "all" as const,
      purpose: "all" as const,
      action: "blocked" as const,
      source,
      evidence: text ? { text } : {},
      at: now,
    })),
    now,
  );
  for (const { id } of open) {
    await recordAudit(tx, { action: "contact.blocked", subjectType: "contact", subjectId: id });
  }
  return open.length;
}
