import { publishLive } from "~/live/publish-live.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type MessageMedia, messageMedia, type ShownMedia, shownMedia } from "./core/message-media";
import { FETCH_MEDIA } from "./media.jobs";
import { changeMessageMedia } from "./message-media.sql.server";

/**
 * Somebody wants to see a file that is not here: of an old message, or one that was given up. It is fetched soon. Asked
 * again, or for one that is here or on its way, it does nothing. → how the file stands
 * @throws AppError NOT_FOUND (no such message, or it came without a file)
 */
export function askForMedia(ctx: CompanyContext, messageId: string): Promise<ShownMedia> {
  return ctx.transaction(async (tx) => {
    const message = await tx.db.message.findFirst({ where: { id: messageId }, select: { content: true } });
    const before = messageMedia(message?.content);
    if (!before) throw new AppError("NOT_FOUND", "media.errors.notFound");
    if (before.state === "stored" || before.state === "waiting") return shownMedia({ media: before })!;
    const { problem: _, attempts = 0, ...rest } = before;
    const media: MessageMedia = { ...rest, state: "waiting", attempts: 0 };
    const conversationId = await changeMessageMedia(tx, messageId, { state: before.state, attempts }, media);
    if (conversationId !== undefined) {
      await tx.jobs.enqueue(FETCH_MEDIA, { messageId, attempts: 0 });
      tx.afterCommit(() =>
        publishLive(appProcess().database, tx.companyId, { kind: "message", conversationId }),
      );
    }
    return shownMedia({ media })!;
  });
}
