import type { CompanyTransaction } from "~/platform/db/company-types";
import { type ConsentTransition, changeConsent } from "./change-consent.server";
import type { ConsentChange } from "./consent-records.sql.server";
import { type ConsentChannel, stopPurpose } from "./core/consent-state";

export interface ConsentWish {
  contactId: string;
  channel: ConsentChannel;
  source: ConsentChange["source"];
  evidence: Record<string, unknown>;
  /** When the person said so. */
  at: Date;
}

/** WhatsApp: ends marketing. SMS: ends everything. */
export const stopChange = (wish: ConsentWish): ConsentChange => ({
  ...wish,
  purpose: stopPurpose(wish.channel) === "all" ? "all" : "marketing",
  action: "stopped",
});

/** Records that a person stopped a channel; cancels what waits for them there. Undefined when there is no such person. */
export async function stopContact(
  tx: CompanyTransaction,
  wish: ConsentWish,
  now: Date,
): Promise<ConsentTransition | undefined> {
  return (await changeConsent(tx, [stopChange(wish)], now))[0];
}
