import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/**
 * A test is no contact and asks no permission, but who has stopped or is blocked is not written to for a test either.
 * @param marketing whether the message is marketing: on WhatsApp a stop ends only that
 * @throws AppError CONFLICT with the first such phone
 */
export async function refuseStoppedPhones(
  tx: CompanyTransaction,
  phones: readonly string[],
  channel: "whatsapp" | "sms",
  marketing: boolean,
): Promise<void> {
  const stop =
    channel === "sms"
      ? [{ smsStoppedAt: { not: null } }]
      : marketing
        ? [{ whatsappStoppedAt: { not: null } }]
        : [];
  const keyOf = new Map(phones.map((phone) => [phoneMatchKey(phone), phone]));
  const found = await tx.db.identity.findFirst({
    where: {
      kind: { in: ["phone", "wa"] },
      scope: "",
      matchKey: { in: [...keyOf.keys()] },
      contact: { OR: [{ blockedAt: { not: null } }, ...stop] },
    },
    select: { matchKey: true },
  });
  if (!found) return;
  const phone = keyOf.get(found.matchKey) ?? "";
  throw new AppError("CONFLICT", "reasons.errors.testStopped", { phone });
}
