import { isAtLeast } from "~/features/companies/core/permissions";
import type { Role } from "~/platform/db/company-types";
import type { Sight } from "./sight";

export interface SeeingMember {
  userId: string;
  /** As of membership.visibility: all | department | own. */
  visibility: string;
  departments: readonly { departmentId: string }[];
}

/** What a member sees: owners and admins everything; others as their membership says, and nothing of others without one. */
export function sightOfMember(userId: string, role: Role, member: SeeingMember | null | undefined): Sight {
  if (isAtLeast(role, "admin") || member?.visibility === "all") return { all: true };
  const departments = member?.visibility === "department" ? member.departments : [];
  return { all: false, userId, departmentIds: departments.map(({ departmentId }) => departmentId) };
}
