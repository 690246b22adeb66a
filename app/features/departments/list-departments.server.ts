import { readHours } from "~/features/inbox/core/business-hours";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import type { CompanyContext } from "~/platform/db/company-types";

export interface DepartmentView {
  id: string;
  name: string;
  /** In the company's zone; null = always open. */
  hours: SendWindow | null;
  greeting: string | null;
  away: string | null;
  autoAssign: boolean;
  memberIds: string[];
  connectionIds: string[];
}

/** All departments, by name. */
export function listDepartments(ctx: CompanyContext): Promise<DepartmentView[]> {
  return ctx.read(async ({ db }) => {
    const rows = await db.department.findMany({
      select: {
        id: true,
        name: true,
        hours: true,
        greeting: true,
        away: true,
        autoAssign: true,
        members: { select: { userId: true } },
        connections: { select: { id: true }, where: { removedAt: null } },
      },
    });
    return rows
      .map(({ members, connections, hours, ...row }) => ({
        ...row,
        hours: readHours(hours),
        memberIds: members.map(({ userId }) => userId),
        connectionIds: connections.map(({ id }) => id),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, "pt-BR"));
  });
}
