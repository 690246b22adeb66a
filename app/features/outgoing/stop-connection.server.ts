import { applyConnectionEvent } from "~/features/connections/apply-connection-event.server";
import type { StopReason } from "~/features/connections/core/connection-state";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { pauseCampaigns } from "./pause-campaigns.server";

export interface ConnectionStop {
  connectionId: string;
  state: "needs-reconnect" | "blocked";
  why: StopReason;
  code: string;
  detail?: string | null;
}

/**
 * The carrier refused the connection itself: it stops, with the reason, and its running campaigns pause. Saved and told
 * once, however many messages report it.
 */
export async function stopConnection(tx: CompanyTransaction, stop: ConnectionStop, now: Date): Promise<void> {
  const { connectionId, state, why, code, detail = null } = stop;
  const before = await tx.db.connection.findFirst({
    where: { id: connectionId, removedAt: null },
    select: { state: true },
  });
  if (!before || before.state === state || before.state === "blocked") return;
  const after = await applyConnectionEvent(
    tx,
    connectionId,
    { kind: "stopped", state, why, at: now },
    { action: "connection.stopped", detail: { code, detail, before: before.state } },
  );
  if (after !== state) return;
  await tx.db.connection.updateMany({
    where: { id: connectionId },
    data: { lastError: { code, detail, at: now.toISOString() } },
  });
  await pauseCampaigns(
    tx,
    { scope: "connection", about: { connectionId, campaignId: null, code, detail } },
    "connection-stopped",
  );
}
