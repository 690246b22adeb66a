import { recordAudit } from "~/features/audit/record-audit.server";
import { appProcess } from "~/platform/app-process.server";
import { hashToken } from "~/platform/crypto/hash-token";
import { newToken } from "~/platform/crypto/new-token";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

const LIFE_MS = 7 * 86_400_000;

interface Invite {
  /** Only this e-mail may accept; without one, whoever has the link. */
  email?: string;
  role: Exclude<Role, "owner">;
}

/** A link into the company, good once and for seven days. → the path to append to APP_URL, this one time */
export async function inviteMember(
  ctx: CompanyContext,
  invite: Invite,
): Promise<{ invitationId: string; path: string; expiresAt: Date }> {
  const email = invite.email?.trim().toLowerCase() || null;
  const token = newToken();
  const invitationId = Bun.randomUUIDv7();
  const expiresAt = new Date(appProcess().clock.now().getTime() + LIFE_MS);
  await ctx.transaction(async (tx) => {
    if (email && (await tx.db.membership.count({ where: { user: { email } } })) > 0) {
      throw new AppError("CONFLICT", "companies.errors.alreadyMember");
    }
    await tx.db.invitation.createMany({
      data: [
        {
          id: invitationId,
          email,
          role: invite.role,
          tokenHash: hashToken(token),
          invitedBy: tx.actor.kind === "member" ? tx.actor.userId : null,
          expiresAt,
        },
      ],
    });
    await recordAudit(tx, {
      action: "invitation.created",
      subjectType: "invitation",
      subjectId: invitationId,
      fields: ["role"],
    });
  });
  return { invitationId, path: `/invite/${token}`, expiresAt };
}

/** Closes an open invitation. @throws AppError NOT_FOUND when it was used or revoked before */
export async function revokeInvitation(ctx: CompanyContext, invitationId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { count } = await tx.db.invitation.updateMany({
      where: { id: invitationId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: appProcess().clock.now() },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "companies.errors.invitationGone");
    await recordAudit(tx, {
      action: "invitation.revoked",
      subjectType: "invitation",
      subjectId: invitationId,
    });
  });
}
