import type { ChannelEvent } from "~/channels/channel-event";
import { applyConnectionEvent } from "~/features/connections/apply-connection-event.server";
import { stopConnection } from "~/features/outgoing/stop-connection.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";
import { accountEffect } from "./core/account-effect";

export type AccountEvent = Extract<ChannelEvent, { kind: "account" }>;

/** Bans and restrictions stop every connection of the account; a reinstatement lifts the block. */
export async function applyAccountEvent(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: AccountEvent,
  now: Date,
): Promise<void> {
  const effect = accountEffect(event.event, event.restriction);
  const code = event.event;
  const detail = event.restriction ?? null;
  for (const connection of connections) {
    if (effect.do === "stop") {
      const { state, why } = effect;
      await stopConnection(tx, { connectionId: connection.id, state, why, code, detail }, now);
    } else if (effect.do === "unblock") {
      await applyConnectionEvent(
        tx,
        connection.id,
        { kind: "unblocked", at: now },
        { action: "connection.unblocked" },
      );
    } else {
      await tx.db.connection.updateMany({
        where: { id: connection.id, removedAt: null },
        data: { lastError: { code, detail, at: now.toISOString() } },
      });
    }
  }
}
