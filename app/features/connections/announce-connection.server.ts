import { recordAudit } from "~/features/audit/record-audit.server";
import { appendEvents } from "~/features/events/append-event.server";
import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

export interface ConnectionNews {
  connectionId: string;
  /** State after it, when it may have changed. */
  state?: string;
  /** Written to the audit log, for what somebody did: "connection.paused". */
  action?: string;
  fields?: string[];
}

/** Event, live hint and, for what somebody did, the audit log: in the transaction that makes it true. */
export async function announceConnection(tx: CompanyTransaction, news: ConnectionNews): Promise<void> {
  const { connectionId, state, action, fields } = news;
  await appendEvents(tx, [
    { kind: "connection.changed", subjectId: connectionId, data: state ? { state } : {} },
  ]);
  if (action) await recordAudit(tx, { action, subjectType: "connection", subjectId: connectionId, fields });
  tx.afterCommit(() =>
    publishLive(appProcess().database, tx.companyId, { kind: "connection", connectionId }),
  );
}
