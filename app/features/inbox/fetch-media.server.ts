import { askForMedia } from "~/features/media/ask-for-media.server";
import type { ShownMedia } from "~/features/media/core/message-media";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { findConversation } from "./find-conversation.server";

/**
 * Fetches the file of a message that the caller may see: one that only the provider has, or that was given up.
 * @throws AppError NOT_FOUND (not there, not theirs to see, or without a file)
 */
export async function fetchMedia(ctx: CompanyContext, messageId: string): Promise<ShownMedia> {
  await ctx.read(async (scope) => {
    const message = await scope.db.message.findFirst({
      where: { id: messageId },
      select: { conversationId: true },
    });
    if (!message) throw new AppError("NOT_FOUND", "media.errors.notFound");
    await findConversation(scope, message.conversationId);
  });
  return askForMedia(ctx, messageId);
}
