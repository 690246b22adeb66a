import { type PageSession, requireCompany } from "~/features/auth/require-company.server";
import { appProcess } from "~/platform/app-process.server";
import type { Role } from "~/platform/db/company-types";

/**
 * First line of the simulator's loaders and actions: a company's member, where the sandbox runs.
 * @throws a 404 where it does not, and always in production; what requireCompany throws
 */
export async function requireSandbox(request: Request, atLeast: Role = "viewer"): Promise<PageSession> {
  const { env } = appProcess();
  if (!env.sandbox || env.production) throw new Response(null, { status: 404 });
  return requireCompany(request, atLeast);
}
