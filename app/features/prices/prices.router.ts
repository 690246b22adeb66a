import { priceTableSchema } from "~/features/campaigns/core/price-table";
import { companyProcedure, router } from "~/trpc/init";
import { getPriceTable } from "./get-price-table.server";
import { setPriceTable } from "./set-price-table.server";

export const pricesRouter = router({
  get: companyProcedure({ role: "viewer", scope: "campaigns:read" }).query(({ ctx }) =>
    ctx.company.read(getPriceTable),
  ),
  set: companyProcedure({ role: "admin", scope: "campaigns:write" })
    .input(priceTableSchema)
    .mutation(({ ctx, input }) => setPriceTable(ctx.company, input)),
});
