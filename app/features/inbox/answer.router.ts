import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { answerContentSchema } from "./core/answer-content";
import { loadThread } from "./load-thread.server";
import { openConversation } from "./open-conversation.server";
import { sendReply } from "./send-reply.server";
import { undoReply } from "./undo-reply.server";
import { writeNote } from "./write-note.server";

const read = companyProcedure({ role: "viewer", scope: "conversations:read" });
const write = companyProcedure({ role: "agent", scope: "conversations:write" });
/** Ids of the browser's making come back in the database's spelling. */
const uuid = z.uuid().toLowerCase();
const conversation = z.object({ conversationId: uuid });
const thread = conversation.extend({
  older: z.string().max(100).optional(),
  newer: z.string().max(100).optional(),
  around: uuid.optional(),
});
const answer = conversation.extend({ id: uuid, content: answerContentSchema, replyTo: uuid.optional() });
const note = conversation.extend({ id: uuid, text: z.string().max(10_000), mentions: z.array(uuid).max(50) });

/** Threads and answers. Rules live in the functions. */
export const answerRouter = router({
  open: read
    .input(conversation)
    .query(({ ctx, input }) => openConversation(ctx.company, input.conversationId)),
  thread: read.input(thread).query(({ ctx, input }) => loadThread(ctx.company, input)),
  send: write.input(answer).mutation(({ ctx, input }) => sendReply(ctx.company, input)),
  undo: write.input(z.object({ id: uuid })).mutation(({ ctx, input }) => undoReply(ctx.company, input.id)),
  note: write.input(note).mutation(({ ctx, input }) => writeNote(ctx.company, input)),
});
