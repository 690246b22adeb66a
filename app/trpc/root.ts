import { auditRouter } from "~/features/audit/audit.router";
import { apiKeysRouter } from "~/features/companies/api-keys.router";
import { companiesRouter } from "~/features/companies/companies.router";
import { teamRouter } from "~/features/companies/team.router";
import { liveRouter } from "~/live/live.router";
import { router } from "./init";

/** Every procedure there is. A feature adds one line. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  audit: auditRouter,
  companies: companiesRouter,
  live: liveRouter,
  team: teamRouter,
});

export type AppRouter = typeof appRouter;
