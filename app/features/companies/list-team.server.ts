import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import type { Visibility } from "./core/visibility";

export interface TeamMember {
  membershipId: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
  /** Which conversations they see; owners and admins see all whatever it says. */
  visibility: Visibility;
  /** Open conversations given to them by themselves, at most. */
  capacity: number;
  departmentIds: string[];
}

export interface OpenInvitation {
  id: string;
  /** The only e-mail that may use it; null = whoever has the link. */
  email: string | null;
  role: Role;
  expiresAt: Date;
}

/** Members, the oldest first, and invitations that can still be used. */
export function listTeam(
  ctx: CompanyContext,
): Promise<{ members: TeamMember[]; invitations: OpenInvitation[] }> {
  const { clock } = appProcess();
  return ctx.read(async ({ db }) => {
    const memberships = await db.membership.findMany({
      select: {
        id: true,
        role: true,
        createdAt: true,
        visibility: true,
        capacity: true,
        departments: { select: { departmentId: true } },
        user: { select: { id: true, name: true, email: true } },
      },
      orderBy: { id: "asc" },
    });
    const invitations = await db.invitation.findMany({
      where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: clock.now() } },
      select: { id: true, email: true, role: true, expiresAt: true },
      orderBy: { id: "desc" },
    });
    return {
      members: memberships.map(({ id, role, createdAt, visibility, capacity, departments, user }) => ({
        membershipId: id,
        userId: user.id,
        name: user.name,
        email: user.email,
        role: role as Role,
        since: createdAt,
        visibility: visibility as Visibility,
        capacity,
        departmentIds: departments.map(({ departmentId }) => departmentId),
      })),
      invitations: invitations.map((one) => ({ ...one, role: one.role as Role })),
    };
  });
}
