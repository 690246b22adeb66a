import type { CompanyTransaction } from "~/platform/db/company-types";
import { PICK_UP_BACKLOG } from "./inbox.jobs";
import { readInboxSettings } from "./read-inbox-settings.server";

/**
 * Somebody came online, is not away any more or has room again: what waits for nobody is given away soon. Nothing is
 * queued where conversations are never given by themselves.
 */
export async function queueBacklog(tx: CompanyTransaction): Promise<void> {
  const { autoAssign } = await readInboxSettings(tx);
  if (!autoAssign && (await tx.db.department.count({ where: { autoAssign: true } })) === 0) return;
  await tx.jobs.enqueue(PICK_UP_BACKLOG, {}, { singletonKey: tx.companyId });
}
