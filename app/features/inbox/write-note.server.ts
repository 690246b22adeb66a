import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { lockConversation } from "./answer-conversation.sql.server";
import { findConversation } from "./find-conversation.server";
import { loadBubble } from "./load-bubble.server";
import type { ThreadMessage } from "./thread-message";

const MOST_TEXT = 4_000;

export interface NewNote {
  /** UUID made by the browser. */
  id: string;
  conversationId: string;
  text: string;
  /** Members who are mentioned. */
  mentions: string[];
}

/**
 * A note for the team, in the thread and nowhere else: it has no row in the queue. Asking again with the same id writes
 * nothing and answers the same.
 * @throws AppError NOT_FOUND (not there, or not theirs to see), BAD_REQUEST (empty or too long), CONFLICT for an id that
 *   stands for something else
 */
export async function writeNote(
  ctx: CompanyContext,
  note: NewNote,
): Promise<{ message: ThreadMessage | null }> {
  const { id, conversationId } = note;
  const text = note.text.trim();
  if (text === "") throw new AppError("BAD_REQUEST", "inbox-answer.errors.empty");
  if (text.length > MOST_TEXT)
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.tooLong", { most: MOST_TEXT });
  return ctx.transaction(async (tx) => {
    await findConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
    const members = await tx.db.membership.findMany({
      where: { userId: { in: note.mentions } },
      select: { userId: true },
    });
    const now = appProcess().clock.now();
    const { lastMessageAt, connectionId } = conversation;
    const { count } = await tx.db.message.createMany({
      data: [
        {
          id,
          conversationId,
          connectionId,
          direction: "internal",
          author: "member",
          authorId: tx.actor.kind === "member" ? tx.actor.userId : null,
          type: "note",
          text,
          content: { mentions: members.map(({ userId }) => userId) },
          at: lastMessageAt && lastMessageAt > now ? lastMessageAt : now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) {
      const known = await tx.db.message.findFirst({
        where: { id },
        select: { conversationId: true, text: true, type: true },
      });
      if (known?.conversationId !== conversationId || known.type !== "note" || known.text !== text)
        throw new AppError("CONFLICT", "inbox-answer.errors.idTaken");
    } else publishConversation(tx, { kind: "message", conversationId, places: [conversation] });
    return { message: await loadBubble(tx, conversationId, connectionId, id) };
  });
}
