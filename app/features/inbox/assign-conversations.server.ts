import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { applyWork, type WorkDone } from "./apply-work.server";
import { checkAssignee, checkDepartment } from "./check-places.server";
import { assigned, type ConversationWork, inTurn } from "./core/conversation-work";
import { giveOut, isGivenAway, loadGivingRules } from "./give-out.server";
import { openWork } from "./open-work.server";
import { queueBacklog } from "./queue-backlog.server";

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
    const moved = departmentId && !assigneeId ? rows.filter((row) => row.departmentId !== departmentId) : [];
    const given = await giveOutIn(tx, departmentId, moved, now);
    const done = await applyWork(
      tx,
      rows.map((row) =>
        inTurn(
          row,
          (work) => assigned(work, { assigneeId, departmentId, note }),
          (work) => {
            const next = given.get(work.id);
            return next ? assigned(work, { assigneeId: next, bySystem: true }) : null;
          },
        ),
      ),
      now,
    );
    if (done.previous.some((before) => before.assigneeId)) await queueBacklog(tx);
    return done;
  });
}

/** A department that gives conversations away does so with what is handed to it, too. */
async function giveOutIn(
  tx: CompanyTransaction,
  departmentId: string | null | undefined,
  moved: readonly ConversationWork[],
  now: Date,
): Promise<Map<string, string>> {
  if (!departmentId || moved.length === 0) return new Map();
  if (!isGivenAway(await loadGivingRules(tx), departmentId)) return new Map();
  return giveOut(
    tx,
    moved.map(({ id }) => ({ id, departmentId })),
    now,
  );
}
