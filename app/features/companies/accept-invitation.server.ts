import { recordAudit } from "~/features/audit/record-audit.server";
import { createUser } from "~/features/auth/create-user.server";
import { deleteUser } from "~/features/auth/user-store.sql.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { AppError } from "~/platform/errors/app-error";
import { type FoundInvitation, findInvitation } from "./find-invitation.server";

/**
 * Lets somebody who has an account into the company. → the company
 * @throws AppError NOT_FOUND for a link that is used, revoked, expired or was never there; FORBIDDEN for another
 * e-mail than the invited one; CONFLICT for a member
 */
export async function acceptInvitation(
  token: string,
  user: { id: string; email: string },
): Promise<{ companyId: string }> {
  const invitation = await openInvitation(token);
  await join(invitation, user);
  return { companyId: invitation.companyId };
}

/** The same with a new account. → also its id. @throws as acceptInvitation; CONFLICT for an e-mail with an account */
export async function acceptInvitationAsNewUser(
  token: string,
  person: { name: string; email: string; password: string },
): Promise<{ companyId: string; userId: string }> {
  const invitation = await openInvitation(token);
  const email = person.email.trim().toLowerCase();
  assertInvited(invitation, email);
  const { database } = appProcess();
  const userId = await createUser(database, { ...person, email });
  if (!userId) throw new AppError("CONFLICT", "auth.errors.cannotSignUp");
  try {
    await join(invitation, { id: userId, email });
  } catch (error) {
    await deleteUser(database.auth, userId).catch(() => {});
    throw error;
  }
  return { companyId: invitation.companyId, userId };
}

async function openInvitation(token: string): Promise<FoundInvitation> {
  const invitation = await findInvitation(token);
  if (invitation?.state !== "open") throw new AppError("NOT_FOUND", "companies.errors.invitationGone");
  return invitation;
}

function assertInvited(invitation: FoundInvitation, email: string): void {
  if (invitation.email && invitation.email !== email) {
    throw new AppError("FORBIDDEN", "companies.errors.otherEmail", { email: invitation.email });
  }
}

async function join(invitation: FoundInvitation, user: { id: string; email: string }): Promise<void> {
  assertInvited(invitation, user.email);
  const { companyId, invitationId, role } = invitation;
  const { database, clock } = appProcess();
  const actor = { kind: "member", userId: user.id, role } as const;
  await createCompanyContext(database, { companyId, actor }).transaction(async (tx) => {
    const now = clock.now();
    // The row is taken here, so that of two clicks only one gets in.
    const { count } = await tx.db.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "companies.errors.invitationGone");
    if ((await tx.db.membership.count({ where: { userId: user.id } })) > 0) {
      throw new AppError("CONFLICT", "companies.errors.youAreMember");
    }
    await tx.db.membership.createMany({ data: [{ userId: user.id, role }] });
    await recordAudit(tx, {
      action: "invitation.accepted",
      subjectType: "invitation",
      subjectId: invitationId,
    });
  });
}
