import type { ChannelKind } from "~/channels/channel";
import type { CompanyContext } from "~/platform/db/company-types";
import type { InboxDirectory } from "./inbox-directory";

/** A browser tells the server that it is there at least this often. */
const ONLINE_SECONDS = 75;

/** The names behind the ids of rows and bubbles. `me` of a key or the system is nobody, who sees all. */
export function loadDirectory(ctx: CompanyContext): Promise<InboxDirectory> {
  const { actor } = ctx;
  const userId = actor.kind === "member" ? actor.userId : "";
  return ctx.read(async ({ db }) => {
    const memberships = await db.membership.findMany({
      select: {
        userId: true,
        role: true,
        visibility: true,
        user: { select: { name: true } },
        presence: { select: { seenAt: true, away: true } },
        departments: { select: { departmentId: true } },
      },
    });
    const [departments, labels, connections, quickReplies] = await Promise.all([
      db.department.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
      db.label.findMany({ select: { id: true, name: true, color: true }, orderBy: { name: "asc" } }),
      db.connection.findMany({
        where: { state: { not: "removed" } },
        select: { id: true, name: true, kind: true, state: true },
        orderBy: { name: "asc" },
      }),
      db.quickReply.findMany({
        select: { id: true, shortcut: true, text: true },
        orderBy: { shortcut: "asc" },
      }),
    ]);
    const since = Date.now() - ONLINE_SECONDS * 1000;
    const mine = memberships.find((member) => member.userId === userId);
    return {
      me: {
        userId,
        role: mine?.role ?? "viewer",
        visibility: visibilityOf(mine),
        away: mine?.presence?.away ?? false,
      },
      members: memberships
        .map(({ user, presence, ...member }) => ({
          userId: member.userId,
          name: user.name,
          online: Boolean(presence && !presence.away && presence.seenAt.getTime() > since),
          departmentIds: member.departments.map(({ departmentId }) => departmentId),
          role: member.role,
        }))
        .sort((one, other) => one.name.localeCompare(other.name)),
      departments,
      labels,
      connections: connections.map((one) => ({ ...one, kind: one.kind as ChannelKind })),
      quickReplies,
    };
  });
}

/** Owners and admins see all, whatever their membership says. */
function visibilityOf(member: { role: string; visibility: string } | undefined) {
  if (!member || member.role === "owner" || member.role === "admin") return "all" as const;
  return member.visibility as InboxDirectory["me"]["visibility"];
}
