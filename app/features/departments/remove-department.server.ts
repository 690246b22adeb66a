import { recordAudit } from "~/features/audit/record-audit.server";
import { publishSightChanged } from "~/live/publish-sight-changed.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** How many conversations would lose it, and how many of those are not done. @throws AppError NOT_FOUND */
export function previewDepartmentRemoval(
  ctx: CompanyContext,
  id: string,
): Promise<{ conversations: number; open: number }> {
  return ctx.read(async ({ db }) => {
    if ((await db.department.count({ where: { id } })) === 0) throw gone();
    // As the list counts them: what has no message yet is no conversation to anybody.
    const where = { departmentId: id, lastMessageAt: { not: null } };
    return {
      conversations: await db.conversation.count({ where }),
      open: await db.conversation.count({ where: { ...where, state: { not: "done" } } }),
    };
  });
}

/**
 * Removes a department; its conversations and numbers have none then, whoever had them keeps them. → how many lost it
 * @throws AppError NOT_FOUND
 */
export function removeDepartment(ctx: CompanyContext, id: string): Promise<{ conversations: number }> {
  return ctx.transaction(async (tx) => {
    const lost = await tx.db.conversation.updateMany({
      where: { departmentId: id },
      data: { departmentId: null },
    });
    await tx.db.connection.updateMany({ where: { departmentId: id }, data: { departmentId: null } });
    const { count } = await tx.db.department.deleteMany({ where: { id } });
    if (count === 0) throw gone();
    await recordAudit(tx, { action: "department.deleted", subjectType: "department", subjectId: id });
    publishSightChanged(tx);
    return { conversations: lost.count };
  });
}

const gone = () => new AppError("NOT_FOUND", "departments.errors.gone");
