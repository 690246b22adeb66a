import type { PickedItem } from "~/features/outgoing/lane-pick.sql.server";
import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";

/** Tells whoever has a conversation open what became of its answers, when that is saved. */
export interface ReplyTeller {
  note(items: readonly PickedItem[]): void;
  /** @param ids rows whose state is in the database now */
  saved(ids: readonly string[]): void;
}

export function createReplyTeller(ctx: CompanyContext): ReplyTeller {
  const conversations = new Map<string, string>();
  return {
    note(items) {
      for (const { id, source, conversationId } of items)
        if (conversationId && source !== "campaign") conversations.set(id, conversationId);
    },
    saved(ids) {
      const touched = new Set<string>();
      for (const id of ids) {
        const conversationId = conversations.get(id);
        if (conversationId && conversations.delete(id)) touched.add(conversationId);
      }
      if (touched.size > 0) void tell(ctx, [...touched]);
    },
  };
}

/** A hint that is lost costs a stale page until the next one. */
async function tell(ctx: CompanyContext, ids: string[]): Promise<void> {
  const { database, logger } = appProcess();
  try {
    const places = await ctx.read(({ db }) =>
      db.conversation.findMany({
        where: { id: { in: ids } },
        select: { id: true, assigneeId: true, departmentId: true },
      }),
    );
    for (const { id: conversationId, ...place } of places)
      publishConversation(
        { database, companyId: ctx.companyId },
        { kind: "message", conversationId, places: [place] },
      );
  } catch (error) {
    logger.warn({ error: String(error) }, "what became of answers was not told");
  }
}
