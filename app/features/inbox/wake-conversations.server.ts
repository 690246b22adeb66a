import type { AppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { applyWork } from "./apply-work.server";
import { lockWork } from "./conversation-work.sql.server";
import { woken } from "./core/conversation-work";
import { queueBacklog } from "./queue-backlog.server";

/**
 * By the workers' schedule: opens what was put off until now, in all companies. Several workers at once, or one twice, wake
 * each conversation once. → how many
 */
export async function wakeConversations({
  database,
  clock,
}: Pick<AppProcess, "database" | "clock">): Promise<number> {
  const now = clock.now();
  const byCompany = new Map<string, string[]>();
  for (const { companyId, conversationId } of await systemLookups(database).wokenConversations(now)) {
    const ids = byCompany.get(companyId) ?? [];
    byCompany.set(companyId, [...ids, conversationId]);
  }
  let count = 0;
  for (const [companyId, ids] of byCompany) {
    const actor = { kind: "system", task: "inbox.wake" } as const;
    count += await createCompanyContext(database, { companyId, actor }).transaction(async (tx) => {
      const rows = await lockWork(tx, ids);
      const { previous } = await applyWork(
        tx,
        rows.map((row) => woken(row, now)),
        now,
      );
      if (previous.some(({ assigneeId }) => assigneeId === null)) await queueBacklog(tx);
      return previous.length;
    });
  }
  return count;
}
