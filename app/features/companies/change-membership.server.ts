import { recordAudit } from "~/features/audit/record-audit.server";
import { queueBacklog } from "~/features/inbox/queue-backlog.server";
import { publishSightChanged } from "~/live/publish-sight-changed.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { MembershipChange } from "./companies.schema";

/**
 * Which conversations a member sees, how many they are given at most, and their departments. Nobody needs to be an owner
 * for that: it gives nobody a right that an admin has not.
 * @throws AppError NOT_FOUND for a member or department that is not there
 */
export async function changeMembership(
  ctx: CompanyContext,
  membershipId: string,
  { visibility, capacity, departmentIds }: MembershipChange,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const member = await tx.db.membership.findFirst({ where: { id: membershipId } });
    if (!member) throw new AppError("NOT_FOUND", "companies.errors.memberGone");
    const { userId } = member;
    await tx.db.membership.updateMany({ where: { id: membershipId }, data: { visibility, capacity } });
    if (departmentIds) {
      const wanted = new Set(departmentIds);
      if ((await tx.db.department.count({ where: { id: { in: [...wanted] } } })) < wanted.size)
        throw new AppError("NOT_FOUND", "inbox-team.errors.departmentGone");
      await tx.db.departmentMember.deleteMany({
        where: { userId, departmentId: { notIn: [...wanted] } },
      });
      await tx.db.departmentMember.createMany({
        data: [...wanted].map((departmentId) => ({ userId, departmentId })),
        skipDuplicates: true,
      });
    }
    const changed = { visibility, capacity, departments: departmentIds };
    await recordAudit(tx, {
      action: "member.work-changed",
      subjectType: "user",
      subjectId: userId,
      fields: Object.entries(changed).flatMap(([name, value]) => (value === undefined ? [] : name)),
    });
    publishSightChanged(tx, userId);
    if (capacity !== undefined && capacity > member.capacity) await queueBacklog(tx);
  });
}
