import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { lockConversation } from "./answer-conversation.sql.server";
import { requirePerson } from "./check-answer";
import { composeAnswer } from "./compose-answer.server";
import type { AnswerContent } from "./core/answer-content";
import { findAnswered } from "./find-answered.server";
import { findConversation } from "./find-conversation.server";
import { findSentAnswer } from "./find-sent-answer.server";
import { loadAnswerGround } from "./load-answer-facts.server";
import { loadBubble } from "./load-bubble.server";
import { requireConsent } from "./require-consent.server";
import type { ThreadMessage } from "./thread-message";
import { writeAnswer } from "./write-answer.server";

export interface NewAnswer {
  /** UUID made by the browser: of the outgoing row and of the bubble. */
  id: string;
  conversationId: string;
  content: AnswerContent;
  /** The bubble it answers. */
  replyTo?: string;
}

/**
 * An answer of a member: its row in the one queue and its bubble, in one transaction. It waits for the seconds in which it
 * can be taken back. Asking again with the same id writes nothing and answers the same; null = it was taken back.
 * @throws AppError NOT_FOUND (not there, or not theirs to see), CONFLICT or BAD_REQUEST for what may not be sent, CONFLICT
 *   for an id that stands for something else
 */
export function sendReply(
  ctx: CompanyContext,
  answer: NewAnswer,
): Promise<{ message: ThreadMessage | null }> {
  const { id, conversationId, content } = answer;
  return ctx.transaction(async (tx) => {
    await findConversation(tx, conversationId);
    // Of two askings at once the second waits here, and finds what the first wrote.
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
    const ground = await loadAnswerGround(tx, { ...conversation, id: conversationId });
    const sent = await findSentAnswer(tx, ground, answer);
    if (sent) return { message: await loadBubble(tx, conversationId, conversation.connectionId, id) };
    const quoted = answer.replyTo
      ? await findAnswered(tx, ground, conversationId, answer.replyTo)
      : undefined;
    requirePerson(ground);
    const composed = await composeAnswer(tx, ground, content);
    requireConsent(ground, composed);
    await writeAnswer(tx, ground, { id, conversationId, composed, replyTo: quoted, ...conversation });
    await forgetDraft(tx, conversationId, composed.bubble.text);
    return { message: await loadBubble(tx, conversationId, conversation.connectionId, id) };
  });
}

/** The draft that became this answer would come back into the field and be sent twice. */
async function forgetDraft(tx: CompanyTransaction, conversationId: string, text: string) {
  if (tx.actor.kind !== "member" || text === "") return;
  const { userId } = tx.actor;
  await tx.db.draft.deleteMany({ where: { conversationId, userId, note: false, text } });
}
