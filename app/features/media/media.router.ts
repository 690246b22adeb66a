import { companyProcedure, router } from "~/trpc/init";
import { describeStore } from "./describe-store.server";
import { tryMediaStore } from "./try-media-store.server";

export const mediaRouter = router({
  /** Where files are kept. */
  store: companyProcedure({ role: "admin", scope: null }).query(() => describeStore()),
  /** Writes, reads, compares and deletes a small file there, and says plainly what failed. */
  testStore: companyProcedure({ role: "admin", scope: null }).mutation(({ ctx }) =>
    tryMediaStore(ctx.company.companyId),
  ),
});
