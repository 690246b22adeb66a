import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { loadPerson } from "./load-person.server";

const read = companyProcedure({ role: "viewer", scope: "conversations:read" });

export const personRouter = router({
  /** Everything that stands beside a conversation. */
  person: read
    .input(z.object({ conversationId: z.uuid() }))
    .query(({ ctx, input }) => loadPerson(ctx.company, input.conversationId, ctx.locale)),
});
