import { tellSession } from "~/features/whatsapp/tell-session.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { sessionChat } from "./session-chat.server";

const AGAIN_AFTER_MS = 60_000;
const COMMAND_MS = 10_000;
const MOST_KNOWN = 5_000;

/** Conversation → when its person's typing was asked for. */
const askedAt = new Map<string, number>();

/**
 * A member has this conversation open: WhatsApp is asked to tell when its person types, where the number is linked by QR
 * (others never tell). Best effort; asked again at most once a minute.
 */
export async function watchTyping(
  ctx: CompanyContext,
  conversation: { id: string; connectionId: string; contactId: string },
): Promise<void> {
  const { clock, logger } = appProcess();
  const { id, connectionId } = conversation;
  const nowMs = clock.monotonic();
  if (nowMs - (askedAt.get(id) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return;
  if (askedAt.size >= MOST_KNOWN) askedAt.clear();
  askedAt.set(id, nowMs);
  try {
    const chats = await ctx.read(async (scope) => {
      const where = { id: connectionId, kind: "whatsapp", removedAt: null };
      if ((await scope.db.connection.count({ where })) === 0) return [];
      const { to, lid } = await sessionChat(scope, conversation);
      return [to, lid].filter((chat) => chat !== undefined);
    });
    if (chats.length > 0)
      await tellSession(ctx, connectionId, "watch", { conversationId: id, chats }, COMMAND_MS);
  } catch (error) {
    logger.debug({ conversationId: id, error: String(error) }, "typing is not watched");
  }
}
