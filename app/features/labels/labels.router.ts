import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { labelSchema } from "./labels.schema";
import { listLabels } from "./list-labels.sql.server";
import { removeLabel } from "./remove-label.sql.server";
import { saveLabel } from "./save-label.server";

const write = companyProcedure({ role: "agent", scope: "conversations:write" });

export const labelsRouter = router({
  list: companyProcedure({ role: "viewer", scope: "conversations:read" }).query(({ ctx }) =>
    listLabels(ctx.company),
  ),
  create: write.input(labelSchema).mutation(({ ctx, input }) => saveLabel(ctx.company, null, input)),
  change: write
    .input(labelSchema.extend({ id: z.uuid() }))
    .mutation(({ ctx, input: { id, ...input } }) => saveLabel(ctx.company, id, input)),
  remove: companyProcedure({ role: "admin", scope: "company:write" })
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => removeLabel(ctx.company, input.id)),
});
