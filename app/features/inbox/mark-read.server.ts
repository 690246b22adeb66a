import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { findConversation } from "./find-conversation.server";
import { raiseSeenCount } from "./read-marks.sql.server";
import { tellRead } from "./tell-read.server";

/**
 * The caller has seen so many messages of the person (all, without a number); never fewer than before.
 * @throws AppError NOT_FOUND; FORBIDDEN for who is no member
 */
export async function markRead(
  ctx: CompanyContext,
  { conversationId, seenCount }: { conversationId: string; seenCount?: number },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw new AppError("FORBIDDEN", "api-keys.errors.peopleOnly");
  const now = appProcess().clock.now();
  await ctx.transaction(async (tx) => {
    const conversation = await findConversation(tx, conversationId);
    const seen = Math.min(seenCount ?? conversation.inboundCount, conversation.inboundCount);
    await tellRead(tx, conversation, seen);
    const changed = await raiseSeenCount(tx, { conversationId, userId: actor.userId, seen, now });
    if (changed) publishConversation(tx, { kind: "conversation", conversationId, places: [conversation] });
  });
}
