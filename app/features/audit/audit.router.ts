import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { listAudit } from "./list-audit.server";

export const auditRouter = router({
  /** The newest first; `after` and `before` are the ids that the last page gave. */
  list: companyProcedure({ role: "admin", scope: "audit:read" })
    .input(
      z
        .object({
          after: z.uuid().optional(),
          before: z.uuid().optional(),
          size: z.int().min(1).max(200).optional(),
        })
        .default({}),
    )
    .query(({ ctx, input }) => listAudit(ctx.company, input)),
});
