import type { CompanyTransaction } from "~/platform/db/company-types";
import { type ConsentTransition, changeConsent } from "./change-consent.server";
import type { ConsentChange } from "./consent-records.sql.server";
import type { ConsentWish } from "./stop-contact.server";

/** Undoes a stop for all purposes of the channel. What was cancelled stays cancelled. */
export const resumeChange = (wish: ConsentWish): ConsentChange => ({
  ...wish,
  purpose: "all",
  action: "resumed",
});

/** Records the person's START, or a member's word with the evidence for it. */
export async function resumeContact(
  tx: CompanyTransaction,
  wish: ConsentWish,
  now: Date,
): Promise<ConsentTransition | undefined> {
  return (await changeConsent(tx, [resumeChange(wish)], now))[0];
}
