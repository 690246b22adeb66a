import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { answerContentSchema } from "./core/answer-content";
import { editBubble } from "./edit-bubble.server";
import { forwardBubble } from "./forward-bubble.server";
import { listSendableTemplates } from "./list-sendable-templates.server";
import { loadThread } from "./load-thread.server";
import { openConversation } from "./open-conversation.server";
import { reactToBubble } from "./react-to-bubble.server";
import { removeBubble } from "./remove-bubble.server";
import { retryReply } from "./retry-reply.server";
import { saveDraft } from "./save-draft.server";
import { sendReply } from "./send-reply.server";
import { startConversation } from "./start-conversation.server";
import { undoReply } from "./undo-reply.server";
import { writeNote } from "./write-note.server";

/** WhatsApp's own limit. */
const MOST_TARGETS = 5;
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

const target = z.object({ conversationId: uuid, id: uuid });
const message = z.object({ messageId: uuid });
const draft = conversation.extend({
  text: z.string().max(20_000),
  note: z.boolean().default(false),
  replyTo: uuid.nullable().default(null),
});
const start = z.union([
  z.strictObject({ connectionId: uuid, contactId: uuid }),
  z.strictObject({ connectionId: uuid, phone: z.string().max(60) }),
]);

/** Threads and answers. Rules live in the functions. */
export const answerRouter = router({
  open: read
    .input(conversation)
    .query(({ ctx, input }) => openConversation(ctx.company, input.conversationId)),
  thread: read.input(thread).query(({ ctx, input }) => loadThread(ctx.company, input)),
  send: write.input(answer).mutation(({ ctx, input }) => sendReply(ctx.company, input)),
  undo: write.input(z.object({ id: uuid })).mutation(({ ctx, input }) => undoReply(ctx.company, input.id)),
  retry: write
    .input(z.object({ id: uuid, newId: uuid }))
    .mutation(({ ctx, input }) => retryReply(ctx.company, input)),
  react: write
    .input(message.extend({ emoji: z.string().max(40) }))
    .mutation(({ ctx, input }) => reactToBubble(ctx.company, input)),
  edit: write
    .input(message.extend({ text: z.string().max(100_000) }))
    .mutation(({ ctx, input }) => editBubble(ctx.company, input)),
  remove: write.input(message).mutation(({ ctx, input }) => removeBubble(ctx.company, input.messageId)),
  forward: write
    .input(message.extend({ to: z.array(target).min(1).max(MOST_TARGETS) }))
    .mutation(({ ctx, input }) => forwardBubble(ctx.company, input)),
  saveDraft: write.input(draft).mutation(({ ctx, input }) => saveDraft(ctx.company, input)),
  start: write.input(start).mutation(({ ctx, input }) => startConversation(ctx.company, input)),
  templates: read
    .input(conversation)
    .query(({ ctx, input }) => listSendableTemplates(ctx.company, input.conversationId)),
  note: write.input(note).mutation(({ ctx, input }) => writeNote(ctx.company, input)),
});
