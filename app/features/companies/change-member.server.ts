import { recordAudit } from "~/features/audit/record-audit.server";
import { freeConversations } from "~/features/inbox/free-conversations.server";
import { publishSightChanged } from "~/live/publish-sight-changed.server";
import type { Actor, CompanyContext, CompanyTransaction, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { mayManage } from "./core/permissions";
import { lockOwners } from "./lock-owners.sql.server";

/**
 * Gives a member another role.
 * @throws AppError NOT_FOUND; FORBIDDEN when only an owner may; CONFLICT for the last owner
 */
export async function changeRole(ctx: CompanyContext, membershipId: string, role: Role): Promise<void> {
  await ctx.transaction(async (tx) => {
    const member = await lockMember(tx, membershipId);
    if (!mayManage(roleOf(tx.actor), role)) throw new AppError("FORBIDDEN", "companies.errors.ownersOnly");
    if (member.role === role) return;
    if (member.role === "owner") refuseLastOwner(member.owners);
    await tx.db.membership.updateMany({ where: { id: membershipId }, data: { role } });
    if (role === "viewer") await freeConversations(tx, member.userId);
    publishSightChanged(tx, member.userId);
    await recordAudit(tx, {
      action: "member.role-changed",
      subjectType: "user",
      subjectId: member.userId,
      fields: ["role"],
    });
  });
}

/**
 * Takes a member out of the company, or oneself. Their account stays; their conversations are nobody's then.
 * @throws as changeRole
 */
export async function removeMember(ctx: CompanyContext, membershipId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const member = await lockMember(tx, membershipId);
    if (member.role === "owner") refuseLastOwner(member.owners);
    await freeConversations(tx, member.userId);
    await tx.db.membership.deleteMany({ where: { id: membershipId } });
    publishSightChanged(tx, member.userId);
    await recordAudit(tx, { action: "member.removed", subjectType: "user", subjectId: member.userId });
  });
}

async function lockMember(tx: CompanyTransaction, membershipId: string) {
  const owners = await lockOwners(tx);
  const member = await tx.db.membership.findFirst({ where: { id: membershipId } });
  if (!member) throw new AppError("NOT_FOUND", "companies.errors.memberGone");
  if (!mayManage(roleOf(tx.actor), member.role as Role)) {
    throw new AppError("FORBIDDEN", "companies.errors.ownersOnly");
  }
  return { ...member, owners };
}

function refuseLastOwner(owners: number): void {
  if (owners <= 1) throw new AppError("CONFLICT", "companies.errors.lastOwner");
}

/** Keys and the system manage no people. */
function roleOf(actor: Actor): Role {
  return actor.kind === "member" ? actor.role : "viewer";
}
