import { companyProcedure, router } from "~/trpc/init";
import { companySettingsSchema } from "./companies.schema";
import { readCompanySettings, updateCompanySettings } from "./company-settings.server";

export const companiesRouter = router({
  settings: companyProcedure({ role: "viewer", scope: "company:read" }).query(({ ctx }) =>
    readCompanySettings(ctx.company),
  ),
  changeSettings: companyProcedure({ role: "admin", scope: "company:write" })
    .input(companySettingsSchema.partial())
    .mutation(({ ctx, input }) => updateCompanySettings(ctx.company, input)),
});
