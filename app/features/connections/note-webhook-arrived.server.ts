import type { CompanyTransaction } from "~/platform/db/company-types";
import { applyConnectionEvent } from "./apply-connection-event.server";

/**
 * A webhook of this connection was applied. Call it when `last_webhook_at` was still empty (the first one may make the
 * connection active); later ones need only move that column.
 */
export async function noteWebhookArrived(
  tx: CompanyTransaction,
  connectionId: string,
  at: Date,
): Promise<void> {
  await applyConnectionEvent(tx, connectionId, { kind: "webhook-arrived", at });
}
