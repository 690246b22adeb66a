import { changeConsent } from "~/features/consent/change-consent.server";
import type { LegalBasis } from "~/features/consent/core/consent-state";
import type { CompanyTransaction } from "~/platform/db/company-types";

/** A member says why the company may write to a person, with how they know. Never undoes a stop. */
export async function declareBasis(
  tx: CompanyTransaction,
  contactId: string,
  basis: LegalBasis,
  evidence: string,
  now: Date,
): Promise<void> {
  await tx.db.contact.updateMany({ where: { id: contactId }, data: { basis, basisImportId: null } });
  await changeConsent(
    tx,
    [
      {
        contactId,
        channel: "all",
        purpose: "all",
        action: "granted",
        source: tx.actor.kind === "api-key" ? "api" : "member",
        evidence: { basis, ...(evidence && { text: evidence }) },
        at: now,
      },
    ],
    now,
  );
}
