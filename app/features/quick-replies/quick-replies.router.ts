import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { listQuickReplies } from "./list-quick-replies.server";
import { quickReplySchema } from "./quick-replies.schema";
import { removeQuickReply, saveQuickReply } from "./save-quick-reply.server";

const write = companyProcedure({ role: "agent", scope: "conversations:write" });
const one = z.object({ id: z.uuid() });

export const quickRepliesRouter = router({
  list: companyProcedure({ role: "viewer", scope: "conversations:read" }).query(({ ctx }) =>
    listQuickReplies(ctx.company),
  ),
  create: write
    .input(quickReplySchema)
    .mutation(({ ctx, input }) => saveQuickReply(ctx.company, null, input)),
  change: write
    .input(quickReplySchema.extend({ id: z.uuid() }))
    .mutation(({ ctx, input: { id, ...input } }) => saveQuickReply(ctx.company, id, input)),
  remove: write.input(one).mutation(({ ctx, input }) => removeQuickReply(ctx.company, input.id)),
});
