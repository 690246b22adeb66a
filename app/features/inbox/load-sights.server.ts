import type { CompanyRead, Role } from "~/platform/db/company-types";
import type { Sight } from "./core/sight";
import { sightOfMember } from "./core/sight-of-member";

export const SEEING = {
  userId: true,
  visibility: true,
  departments: { select: { departmentId: true } },
} as const;

/** What each of these people sees in this company now; whoever is no member of it is not in the answer. */
export async function loadSights(
  { db }: CompanyRead,
  userIds: readonly string[],
): Promise<Map<string, Sight>> {
  const members = await db.membership.findMany({
    where: { userId: { in: [...userIds] } },
    select: { ...SEEING, role: true },
  });
  return new Map(
    members.map((member) => [member.userId, sightOfMember(member.userId, member.role as Role, member)]),
  );
}
