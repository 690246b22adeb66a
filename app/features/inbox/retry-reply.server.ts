import type { OutboundContent } from "~/channels/channel";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { lockConversation } from "./answer-conversation.sql.server";
import { requireFreeText, requirePerson } from "./check-answer";
import { findConversation } from "./find-conversation.server";
import { loadAnswerGround } from "./load-answer-facts.server";
import { loadBubble } from "./load-bubble.server";
import { requireConsent } from "./require-consent.server";
import type { ThreadMessage } from "./thread-message";
import { writeAnswer } from "./write-answer.server";

/**
 * Sends an answer again that did not go out, or of which nobody knows, as a new message: a person's choice, never ours. The
 * old bubble goes when it certainly did not go out. Asking again with the same new id writes nothing and answers the same.
 * @throws AppError NOT_FOUND (not there, or not theirs to see), CONFLICT for one that went out or was sent again already
 */
export function retryReply(
  ctx: CompanyContext,
  { id, newId }: { id: string; newId: string },
): Promise<{ message: ThreadMessage | null }> {
  return ctx.transaction(async (tx) => {
    const find = () => tx.db.outgoing.findFirst({ where: { id, source: "reply" } });
    const conversationId = (await find())?.conversationId;
    if (!conversationId) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    await findConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    // Of two askings at once the second sees what the first has written.
    const old = await find();
    const bubble = await tx.db.message.findFirst({ where: { id } });
    if (!conversation || !old || !bubble) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    const answered = () => loadBubble(tx, conversationId, conversation.connectionId, newId);
    if (await wasRetried(tx, newId, old)) return { message: await answered() };
    const ground = await loadAnswerGround(tx, { ...conversation, id: conversationId });
    requirePerson(ground);
    const outbound = old.content as unknown as OutboundContent;
    if (outbound.type !== "template") requireFreeText(ground);
    const { before: _, change: __, ...content } = (bubble.content ?? {}) as Record<string, unknown>;
    const composed = {
      outbound,
      purpose: old.purpose as "SERVICE",
      bubble: { type: bubble.type, text: bubble.text, content },
    };
    requireConsent(ground, composed);
    const { count } = await tx.db.outgoing.updateMany({
      where: { id, superseded: false, state: { in: ["failed", "skipped", "unknown"] } },
      data: { superseded: true },
    });
    if (count === 0) throw new AppError("CONFLICT", "inbox-answer.errors.notRetried");
    const replyTo = old.replyTo ?? undefined;
    const attempt = old.attempt + 1;
    await writeAnswer(tx, ground, { ...conversation, id: newId, conversationId, composed, replyTo, attempt });
    return { message: await answered() };
  });
}

/** @throws AppError CONFLICT when the new id stands for something else */
async function wasRetried(
  tx: CompanyTransaction,
  newId: string,
  old: { conversationId: string | null; content: unknown; superseded: boolean },
): Promise<boolean> {
  const known = await tx.db.outgoing.findFirst({ where: { id: newId } });
  if (!known) return false;
  const same =
    old.superseded &&
    known.conversationId === old.conversationId &&
    Bun.deepEquals(known.content, old.content);
  if (!same) throw new AppError("CONFLICT", "inbox-answer.errors.idTaken");
  return true;
}
