import type { CompanyTransaction } from "~/platform/db/company-types";
import { applyConnectionEvent } from "./apply-connection-event.server";

/**
 * A message of source `test` was delivered. Its delivery came by webhook, so that both of the wizard's proofs hold.
 * Whoever applies statuses calls it, in the same transaction; safe to repeat.
 */
export async function noteTestDelivered(
  tx: CompanyTransaction,
  connectionId: string,
  at: Date,
): Promise<void> {
  await applyConnectionEvent(tx, connectionId, { kind: "webhook-arrived", at });
  await applyConnectionEvent(tx, connectionId, { kind: "test-delivered", at });
}
