import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { fetchMedia } from "./fetch-media.server";

/** Files of a thread. */
export const threadFilesRouter = router({
  fetchMedia: companyProcedure({ role: "viewer", scope: "conversations:read" })
    .input(z.object({ messageId: z.uuid() }))
    .mutation(({ ctx, input }) => fetchMedia(ctx.company, input.messageId)),
});
