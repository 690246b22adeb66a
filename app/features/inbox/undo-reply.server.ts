import { previewOf } from "~/features/messages/core/inbound-bubble";
import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { type BeforeAnswer, lockConversation } from "./answer-conversation.sql.server";
import { findConversation } from "./find-conversation.server";
import { lastBubble, putBack, takeBack } from "./undo-reply.sql.server";

/**
 * Takes an answer back that has not left: nothing was sent, its bubble goes, and the conversation is as it was.
 * → its text; null when it was taken back before
 * @throws AppError NOT_FOUND (not there, or not theirs to see), CONFLICT when it has left already
 */
export function undoReply(ctx: CompanyContext, id: string): Promise<{ text: string } | null> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.outgoing.findFirst({
      where: { id, source: "reply" },
      select: { conversationId: true, why: true },
    });
    const conversationId = row?.conversationId;
    if (!conversationId) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    await findConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    if (!conversation) throw new AppError("NOT_FOUND", "inbox.errors.notFound");
    if (!(await takeBack(tx, id, appProcess().clock.now()))) {
      const now = await tx.db.outgoing.findFirst({ where: { id }, select: { why: true } });
      if (now?.why === "undone") return null;
      throw new AppError("CONFLICT", "inbox-answer.errors.left");
    }
    const bubble = await tx.db.message.findFirst({
      where: { id },
      select: { text: true, at: true, content: true },
    });
    await tx.db.message.deleteMany({ where: { id } });
    const { before } = (bubble?.content ?? {}) as { before?: BeforeAnswer };
    const answered = bubble && (await handOn(tx, conversationId, bubble.at, before));
    const last = await lastBubble(tx, conversationId);
    await putBack(
      tx,
      conversationId,
      last && { ...last, preview: previewOf(last.text) },
      answered ? undefined : before,
    );
    for (const kind of ["message", "conversation"] as const)
      publishConversation(tx, { kind, conversationId, places: [conversation] });
    return bubble ? { text: bubble.text } : null;
  });
}

/** A later answer stands: it is the one that found the conversation as it was. → whether there is one */
async function handOn(
  tx: CompanyTransaction,
  conversationId: string,
  at: Date,
  before: BeforeAnswer | undefined,
): Promise<boolean> {
  const later = await tx.db.message.findFirst({
    where: {
      conversationId,
      direction: "out",
      author: { in: ["member", "phone", "persona"] },
      at: { gte: at },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, content: true },
  });
  if (!later) return false;
  const content = { ...(later.content as object | null), before } as unknown as Prisma.InputJsonObject;
  if (before) await tx.db.message.updateMany({ where: { id: later.id }, data: { content } });
  return true;
}
