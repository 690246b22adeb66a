import type { OutboundContent } from "~/channels/channel";
import { type MessageMedia, messageMedia } from "~/features/media/core/message-media";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError, type MessageParams } from "~/platform/errors/app-error";
import { lockConversation } from "./answer-conversation.sql.server";
import { checkedText, requireFreeText, requirePerson, requireWay } from "./check-answer";
import { mediaAnswer } from "./compose-answer.server";
import type { ComposedAnswer } from "./composed-answer";
import { threadContent } from "./core/thread-content";
import { findConversation } from "./find-conversation.server";
import { type AnswerGround, loadAnswerGround } from "./load-answer-facts.server";
import { loadBubble } from "./load-bubble.server";
import type { ThreadMessage } from "./thread-message";
import { writeAnswer } from "./write-answer.server";

/** One conversation a bubble goes on to, and the id that the browser made for it there. */
export interface ForwardTarget {
  conversationId: string;
  id: string;
}

export interface Forwarded extends ForwardTarget {
  message: ThreadMessage | null;
  /** Why it was not sent there: a message key. */
  refusal: { key: string; params: MessageParams } | null;
}

interface Source {
  type: string;
  text: string;
  content: unknown;
}

/**
 * Sends what a bubble holds to other conversations, each on its own: one that refuses stops none of the others. Asking
 * again with the same ids writes nothing twice.
 * @throws AppError NOT_FOUND for a bubble that is not there or not theirs to see, BAD_REQUEST for one that cannot go on
 */
export async function forwardBubble(
  ctx: CompanyContext,
  { messageId, to }: { messageId: string; to: readonly ForwardTarget[] },
): Promise<Forwarded[]> {
  const source = await ctx.read(async (scope) => {
    const found = await scope.db.message.findFirst({ where: { id: messageId } });
    if (!found) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    await findConversation(scope, found.conversationId);
    if (found.direction === "internal" || found.revokedAt)
      throw new AppError("BAD_REQUEST", "inbox-answer.errors.notForwarded");
    return found;
  });
  const answers: Forwarded[] = [];
  for (const target of to) {
    try {
      answers.push({ ...target, ...(await forwardTo(ctx, source, target)), refusal: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      answers.push({ ...target, message: null, refusal: { key: error.messageKey, params: error.params } });
    }
  }
  return answers;
}

function forwardTo(ctx: CompanyContext, source: Source, { conversationId, id }: ForwardTarget) {
  return ctx.transaction(async (tx) => {
    await findConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
    const ground = await loadAnswerGround(tx, { ...conversation, id: conversationId });
    const composed = composeForward(ground, source);
    if (!(await wasForwarded(tx, { id, conversationId }, composed.outbound))) {
      requirePerson(ground);
      requireFreeText(ground);
      await writeAnswer(tx, ground, { ...conversation, id, conversationId, composed, replyTo: undefined });
    }
    return { message: await loadBubble(tx, conversationId, conversation.connectionId, id) };
  });
}

/** @throws AppError CONFLICT for an id that stands for something else */
async function wasForwarded(
  tx: CompanyTransaction,
  { id, conversationId }: ForwardTarget,
  outbound: OutboundContent,
) {
  const known = await tx.db.outgoing.findFirst({ where: { id } });
  if (!known) return false;
  if (known.conversationId !== conversationId || !Bun.deepEquals(known.content, outbound))
    throw new AppError("CONFLICT", "inbox-answer.errors.idTaken");
  return true;
}

function composeForward(ground: AnswerGround, { type, text, content }: Source): ComposedAnswer {
  const media = messageMedia(content);
  const { location } = threadContent(type, content);
  const forwarded = { forwarded: true };
  if (media) {
    const composed = mediaAnswer(ground, storedOnly(media), text, type === "voice");
    return {
      ...composed,
      bubble: { ...composed.bubble, content: { ...composed.bubble.content, ...forwarded } },
    };
  }
  if (location) {
    requireWay(ground, "locations");
    return {
      outbound: { type: "location", ...location },
      purpose: "SERVICE",
      bubble: { type: "location", text, content: { location, ...forwarded } },
    };
  }
  if (text.trim() === "") throw new AppError("BAD_REQUEST", "inbox-answer.errors.notForwarded");
  const words = checkedText(text, ground.rules.maxTextLength);
  return {
    outbound: { type: "text", text: words },
    purpose: "SERVICE",
    bubble: { type: "text", text: words, content: forwarded },
  };
}

/** The file as ours: of the provider's names for it nothing goes along. @throws AppError BAD_REQUEST while it is not */
function storedOnly(media: MessageMedia): MessageMedia & { mediaId: string } {
  const { state, mediaId, mimeType, filename, bytes, seconds, thumb, width, height } = media;
  if (state !== "stored" || mediaId === undefined)
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.noFileYet");
  return JSON.parse(
    JSON.stringify({ state, mediaId, mimeType, filename, bytes, seconds, thumb, width, height }),
  );
}
