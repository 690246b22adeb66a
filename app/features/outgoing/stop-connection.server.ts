import { recordAudit } from "~/features/audit/record-audit.server";
import type { ConnectionStopReason } from "~/features/connections/core/connection-state";
import { appendEvents } from "~/features/events/append-event.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { pauseCampaigns } from "./pause-campaigns.server";

export interface ConnectionStop {
  connectionId: string;
  state: "needs-reconnect" | "blocked";
  why: ConnectionStopReason;
  code: string;
  detail?: string | null;
}

/**
 * The carrier refused the connection itself: it stops, with the reason, and its running campaigns pause. Saved and told
 * once, however many messages report it; a block is graver than a dead token and stays; a removed one learns nothing.
 */
export async function stopConnection(tx: CompanyTransaction, stop: ConnectionStop, now: Date): Promise<void> {
  const { connectionId, state, why, code, detail } = stop;
  const before = await tx.db.connection.findFirst({
    where: { id: connectionId },
    select: { state: true },
  });
  if (!before || before.state === state || before.state === "blocked" || before.state === "removed") return;
  const { count } = await tx.db.connection.updateMany({
    where: { id: connectionId, state: before.state },
    data: {
      state,
      stateReason: why,
      stateDetail: { code, detail: detail ?? null, before: before.state },
      stateAt: now,
      lastError: { code, detail: detail ?? null, at: now.toISOString() },
    },
  });
  if (count === 0) return;
  await recordAudit(tx, {
    action: "connection.stopped",
    subjectType: "connection",
    subjectId: connectionId,
    fields: ["state"],
  });
  await appendEvents(tx, [
    { kind: "connection.changed", subjectId: connectionId, data: { state, why, code } },
  ]);
  tx.afterCommit(() =>
    publishLive(appProcess().database, tx.companyId, { kind: "connection", connectionId }),
  );
  await pauseCampaigns(
    tx,
    { scope: "connection", about: { connectionId, campaignId: null, code, detail } },
    "connection-stopped",
    now,
  );
}
