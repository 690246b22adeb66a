import { companyProcedure, router } from "~/trpc/init";
import { changeInboxSettings } from "./change-inbox-settings.server";
import { inboxSettingsSchema } from "./inbox-settings";
import { readInboxSettings } from "./read-inbox-settings.server";

export const inboxSettingsRouter = router({
  get: companyProcedure({ role: "viewer", scope: "company:read" }).query(({ ctx }) =>
    ctx.company.read(readInboxSettings),
  ),
  change: companyProcedure({ role: "admin", scope: "company:write" })
    .input(inboxSettingsSchema)
    .mutation(({ ctx, input }) => changeInboxSettings(ctx.company, input)),
});
