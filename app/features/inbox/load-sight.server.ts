import { isAtLeast } from "~/features/companies/core/permissions";
import type { CompanyRead } from "~/platform/db/company-types";
import type { Sight } from "./core/sight";
import { sightOfMember } from "./core/sight-of-member";
import { SEEING } from "./load-sights.server";

/** What the caller sees: owners, admins, keys and the system everything; others as their membership says. */
export async function loadSight(scope: CompanyRead): Promise<Sight> {
  const { actor } = scope;
  if (actor.kind !== "member" || isAtLeast(actor.role, "admin")) return { all: true };
  const { userId, role } = actor;
  return sightOfMember(
    userId,
    role,
    await scope.db.membership.findFirst({ where: { userId }, select: SEEING }),
  );
}
