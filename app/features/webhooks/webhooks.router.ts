import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { listDeadLetters } from "./list-dead-letters.server";
import { replayDeadLetter } from "./replay-dead-letter.server";

export const inboundRouter = router({
  deadLetters: companyProcedure({ role: "admin", scope: "inbound:read" }).query(({ ctx }) =>
    listDeadLetters(ctx.company),
  ),
  replay: companyProcedure({ role: "admin", scope: "inbound:write" })
    .input(z.object({ id: z.string() }))
    .mutation(({ ctx, input }) => replayDeadLetter(ctx.company, input.id)),
});
