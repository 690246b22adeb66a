import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { applyWork, type WorkDone } from "./apply-work.server";
import { checkAssignee, checkDepartment } from "./check-places.server";
import { assigned } from "./core/conversation-work";
import { openWork } from "./open-work.server";

export interface AssignInput {
  ids: string[];
  /** null = nobody; left out it stays, unless the department changes. */
  assigneeId?: string | null;
  departmentId?: string | null;
  /** For whoever gets it. */
  note?: string;
}

/**
 * Gives conversations to a member, a department or nobody.
 * @throws AppError NOT_FOUND for a conversation, member or department that is not there (or not the caller's to see);
 * CONFLICT for a member who may only read
 */
export async function assignConversations(
  ctx: CompanyContext,
  { ids, assigneeId, departmentId, note }: AssignInput,
): Promise<WorkDone> {
  const now = appProcess().clock.now();
  return ctx.transaction(async (tx) => {
    if (assigneeId) await checkAssignee(tx, assigneeId);
    if (departmentId) await checkDepartment(tx, departmentId);
    const rows = await openWork(tx, ids);
    return applyWork(
      tx,
      rows.map((row) => assigned(row, { assigneeId, departmentId, note })),
      now,
    );
  });
}
