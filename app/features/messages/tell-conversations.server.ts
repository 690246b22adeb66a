import { publishConversation } from "~/live/publish-conversation.server";
import type { CompanyTransaction } from "~/platform/db/company-types";

/** Tells open browsers, after COMMIT, that bubbles of these conversations changed: those of members who see them. */
export async function tellConversations(
  tx: CompanyTransaction,
  changed: readonly { conversationId: string; campaignId?: string | null }[],
): Promise<void> {
  if (changed.length === 0) return;
  const ids = [...new Set(changed.map(({ conversationId }) => conversationId))];
  const rows = await tx.db.conversation.findMany({
    where: { id: { in: ids } },
    select: { id: true, assigneeId: true, departmentId: true },
  });
  const places = new Map(rows.map(({ id, ...place }) => [id, place]));
  for (const { conversationId, campaignId } of changed) {
    const place = places.get(conversationId);
    publishConversation(tx, {
      kind: "message",
      conversationId,
      ...(campaignId && { campaignId }),
      places: place ? [place] : [],
    });
  }
}
