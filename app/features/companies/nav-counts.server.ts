import type { CompanyContext } from "~/platform/db/company-types";

/** Plain numbers beside entries of the menu, by their address. */
export async function navCounts(ctx: CompanyContext): Promise<Record<string, number>> {
  return ctx.read(async ({ db }) => ({
    "/campaigns": await db.campaign.count({ where: { state: { in: ["preparing", "running"] } } }),
  }));
}
