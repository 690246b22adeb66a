import { isAtLeast } from "~/features/companies/core/permissions";
import type { CompanyContext } from "~/platform/db/company-types";
import type { Reader } from "./conversation-conditions";
import { loadSight } from "./load-sight.server";

/** Who asks, and what they see. Asks the database only about members who may not see all by their role. */
export async function readReader(ctx: CompanyContext): Promise<Reader> {
  const { actor } = ctx;
  if (actor.kind !== "member") return { userId: null, sight: { all: true } };
  const { userId, role } = actor;
  return { userId, sight: isAtLeast(role, "admin") ? { all: true } : await ctx.read(loadSight) };
}
