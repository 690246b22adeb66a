import { changeConsent } from "~/features/consent/change-consent.server";
import type { ConsentChange } from "~/features/consent/consent-records.sql.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

/** What one contact has stopped holds for the other too, when both turn out to be one person. Permissions do not carry. */
export async function carryConsent(
  tx: CompanyTransaction,
  from: string,
  to: string,
  now: Date,
): Promise<void> {
  const contact = await tx.db.contact.findFirst({
    where: { id: from },
    select: { whatsappStoppedAt: true, smsStoppedAt: true, blockedAt: true },
  });
  if (!contact) return;
  const changes: ConsentChange[] = [];
  const base = { contactId: to, source: "provider" as const, evidence: { samePersonAs: from } };
  const { whatsappStoppedAt, smsStoppedAt, blockedAt } = contact;
  if (whatsappStoppedAt) {
    changes.push({
      ...base,
      channel: "whatsapp",
      purpose: "marketing",
      action: "stopped",
      at: whatsappStoppedAt,
    });
  }
  if (smsStoppedAt) {
    changes.push({ ...base, channel: "sms", purpose: "all", action: "stopped", at: smsStoppedAt });
  }
  if (blockedAt) changes.push({ ...base, channel: "all", purpose: "all", action: "blocked", at: blockedAt });
  await changeConsent(tx, changes, now);
}
