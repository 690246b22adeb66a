import type { CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** @throws AppError NOT_FOUND for nobody of this company; CONFLICT for one who may only read */
export async function checkAssignee(tx: CompanyTransaction, userId: string): Promise<void> {
  const member = await tx.db.membership.findFirst({ where: { userId }, select: { role: true } });
  if (!member) throw new AppError("NOT_FOUND", "inbox-team.errors.memberGone");
  if (member.role === "viewer") throw new AppError("CONFLICT", "inbox-team.errors.cannotAnswer");
}

/** @throws AppError NOT_FOUND */
export async function checkDepartment(tx: CompanyTransaction, id: string): Promise<void> {
  if ((await tx.db.department.count({ where: { id } })) === 0)
    throw new AppError("NOT_FOUND", "inbox-team.errors.departmentGone");
}

/** @throws AppError NOT_FOUND when one of them is not there */
export async function checkLabels(tx: CompanyTransaction, ids: readonly string[]): Promise<void> {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return;
  if ((await tx.db.label.count({ where: { id: { in: unique } } })) < unique.length)
    throw new AppError("NOT_FOUND", "inbox-team.errors.labelGone");
}
