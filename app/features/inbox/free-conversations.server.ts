import type { CompanyTransaction } from "~/platform/db/company-types";
import { queueBacklog } from "./queue-backlog.server";

/**
 * What a member has becomes nobody's, in one statement, because they leave or may not answer any more; what waits is given
 * to others where that happens by itself. Call it before the membership goes.
 */
export async function freeConversations(tx: CompanyTransaction, userId: string): Promise<number> {
  const { count } = await tx.db.conversation.updateMany({
    where: { assigneeId: userId },
    data: { assigneeId: null },
  });
  if (count > 0) await queueBacklog(tx);
  return count;
}
