import { tellConversations } from "~/features/messages/tell-conversations.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type MessageMedia, messageMedia, type ShownMedia, shownMedia } from "./core/message-media";
import { FETCH_MEDIA } from "./media.jobs";
import { changeMessageMedia } from "./message-media.sql.server";

/**
 * Somebody wants to see a file that is not here: of an old message, one that was given up, or one that is put off. It is
 * fetched now. Asked again it does nothing more. → how the file stands
 * @throws AppError NOT_FOUND (no such message, or it came without a file)
 */
export function askForMedia(ctx: CompanyContext, messageId: string): Promise<ShownMedia> {
  return ctx.transaction(async (tx) => {
    const message = await tx.db.message.findFirst({ where: { id: messageId }, select: { content: true } });
    const before = messageMedia(message?.content);
    if (!before) throw new AppError("NOT_FOUND", "media.errors.notFound");
    if (before.state === "stored") return shownMedia({ media: before })!;
    const media = before.state === "waiting" ? before : await waitAgain(tx, messageId, before);
    // Also for one that waits: its next try may be hours away, or have been lost with the worker that made it.
    const { attempts = 0 } = media;
    await tx.jobs.enqueue(FETCH_MEDIA, { messageId, attempts }, { singletonKey: messageId });
    return shownMedia({ media })!;
  });
}

async function waitAgain(tx: CompanyTransaction, messageId: string, before: MessageMedia) {
  const { problem: _, attempts = 0, ...rest } = before;
  const media: MessageMedia = { ...rest, state: "waiting", attempts: 0 };
  const from = { state: before.state, attempts };
  const conversationId = await changeMessageMedia(tx, messageId, from, media);
  if (conversationId !== undefined) await tellConversations(tx, [{ conversationId }]);
  return media;
}
