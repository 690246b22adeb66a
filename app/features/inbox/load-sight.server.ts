import { isAtLeast } from "~/features/companies/core/permissions";
import type { CompanyRead } from "~/platform/db/company-types";
import type { Sight } from "./core/sight";

/** What the caller sees: owners, admins, keys and the system everything; others as their membership says. */
export async function loadSight(scope: CompanyRead): Promise<Sight> {
  const { actor } = scope;
  if (actor.kind !== "member" || isAtLeast(actor.role, "admin")) return { all: true };
  const { userId } = actor;
  const member = await scope.db.membership.findFirst({
    where: { userId },
    select: { visibility: true, departments: { select: { departmentId: true } } },
  });
  if (member?.visibility === "all") return { all: true };
  const departments = member?.visibility === "department" ? member.departments : [];
  return { all: false, userId, departmentIds: departments.map(({ departmentId }) => departmentId) };
}
