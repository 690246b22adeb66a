import type { CompanyTransaction } from "~/platform/db/company-types";
import { type ConsentTransition, changeConsent } from "./change-consent.server";
import type { ConsentChange } from "./consent-records.sql.server";

export interface BlockWish {
  contactId: string;
  source: Extract<ConsentChange["source"], "member" | "api" | "import">;
  evidence?: Record<string, unknown>;
}

async function change(tx: CompanyTransaction, wish: BlockWish, action: "blocked" | "unblocked", now: Date) {
  const { contactId, source, evidence = {} } = wish;
  const [transition] = await changeConsent(
    tx,
    [{ contactId, source, evidence, action, channel: "all", purpose: "all", at: now }],
    now,
  );
  return transition;
}

/** Puts a person on the company's own block list: nothing goes to them on any channel, and what waits is cancelled. */
export const blockContact = (
  tx: CompanyTransaction,
  wish: BlockWish,
  now: Date,
): Promise<ConsentTransition | undefined> => change(tx, wish, "blocked", now);

/** Takes a person off the block list. Their own stops stay. */
export const unblockContact = (
  tx: CompanyTransaction,
  wish: BlockWish,
  now: Date,
): Promise<ConsentTransition | undefined> => change(tx, wish, "unblocked", now);
