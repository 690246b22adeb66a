import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { findConversation } from "./find-conversation.server";
import { showTyping } from "./show-typing.server";

/**
 * The caller writes in this conversation, or stopped: colleagues who see it hear so, and the person where the channel can.
 * A key's writing is shown to the person only.
 * @throws AppError NOT_FOUND
 */
export async function typing(
  ctx: CompanyContext,
  { conversationId, on }: { conversationId: string; on: boolean },
): Promise<void> {
  const { actor, companyId } = ctx;
  const conversation = await ctx.read((scope) => findConversation(scope, conversationId));
  const { database } = appProcess();
  if (actor.kind === "member") {
    publishConversation(
      { database, companyId },
      { kind: "typing", conversationId, who: actor.userId, on, places: [conversation] },
    );
  }
  void showTyping(ctx, conversation, on);
}
