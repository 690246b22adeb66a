import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { typing } from "./typing.server";

const typingSchema = z.object({ conversationId: z.uuid().toLowerCase(), on: z.boolean() });

export const typingRouter = router({
  /** Worth saying when it begins, every few seconds while it goes on, and when it ends. */
  typing: companyProcedure({ role: "agent", scope: "conversations:write" })
    .input(typingSchema)
    .mutation(({ ctx, input }) => typing(ctx.company, input)),
});
