import { recordAudit } from "~/features/audit/record-audit.server";
import { queueBacklog } from "~/features/inbox/queue-backlog.server";
import { publishSightChanged } from "~/live/publish-sight-changed.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import type { DepartmentInput } from "./departments.schema";

/**
 * A new department, or other facts about one.
 * @param id null: a new one
 * @throws AppError NOT_FOUND for a department, member or number that is not there; CONFLICT when the name is taken
 */
export async function saveDepartment(
  ctx: CompanyContext,
  id: string | null,
  input: DepartmentInput,
): Promise<{ id: string }> {
  const { memberIds, connectionIds, hours, ...facts } = input;
  return ctx.transaction(async (tx) => {
    await checkPeople(tx, input);
    const data = { ...facts, hours: hours ?? Prisma.DbNull };
    const departmentId = id ?? Bun.randomUUIDv7();
    const namesake = await tx.db.department.count({ where: { name: facts.name, id: { not: departmentId } } });
    if (namesake > 0) throw nameTaken(facts.name);
    if (id) {
      const { count } = await tx.db.department.updateMany({ where: { id }, data });
      if (count === 0) throw new AppError("NOT_FOUND", "departments.errors.gone");
    } else {
      const { count } = await tx.db.department.createMany({
        data: [{ id: departmentId, ...data }],
        skipDuplicates: true,
      });
      if (count === 0) throw nameTaken(facts.name);
    }
    await setMembers(tx, departmentId, memberIds);
    await setConnections(tx, departmentId, connectionIds);
    await recordAudit(tx, {
      action: id ? "department.changed" : "department.created",
      subjectType: "department",
      subjectId: departmentId,
      fields: Object.keys(input),
    });
    publishSightChanged(tx);
    if (facts.autoAssign) await queueBacklog(tx);
    return { id: departmentId };
  });
}

const nameTaken = (name: string) => new AppError("CONFLICT", "departments.errors.nameTaken", { name });

async function checkPeople(
  tx: CompanyTransaction,
  { memberIds, connectionIds }: DepartmentInput,
): Promise<void> {
  const members = new Set(memberIds);
  if ((await tx.db.membership.count({ where: { userId: { in: [...members] } } })) < members.size)
    throw new AppError("NOT_FOUND", "departments.errors.memberGone");
  const connections = new Set(connectionIds);
  const where = { id: { in: [...connections] }, removedAt: null };
  if ((await tx.db.connection.count({ where })) < connections.size)
    throw new AppError("NOT_FOUND", "departments.errors.connectionGone");
}

async function setMembers(tx: CompanyTransaction, departmentId: string, userIds: string[]): Promise<void> {
  await tx.db.departmentMember.deleteMany({ where: { departmentId, userId: { notIn: userIds } } });
  await tx.db.departmentMember.createMany({
    data: userIds.map((userId) => ({ departmentId, userId })),
    skipDuplicates: true,
  });
}

/** A number that had another department comes to this one. */
async function setConnections(tx: CompanyTransaction, departmentId: string, ids: string[]): Promise<void> {
  await tx.db.connection.updateMany({
    where: { departmentId, id: { notIn: ids } },
    data: { departmentId: null },
  });
  await tx.db.connection.updateMany({ where: { id: { in: ids } }, data: { departmentId } });
}
