import type { ChannelKind } from "~/channels/channel";
import { markSeen } from "~/channels/meta-cloud/mark-seen";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { tellSession } from "~/features/whatsapp/tell-session.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { readInboxSettings } from "./read-inbox-settings.server";
import { lastInbound, toldCount } from "./seen-messages.sql.server";
import { sessionChat } from "./session-chat.server";
import { watchTyping } from "./watch-typing.server";

/** Of a long absence the last ones are enough. */
const MOST_IDS = 50;
const COMMAND_MS = 60_000;

interface ReadConversation {
  id: string;
  connectionId: string;
  contactId: string;
  inboundCount: number;
}

/**
 * A member is about to have seen `seen` messages of the person: those that nobody had seen before are marked as read at
 * the person's, after COMMIT, unless the company does not want that. To be called before the member's own count is raised.
 * Best effort, and once: what anybody has seen is not told again.
 */
export async function tellRead(
  tx: CompanyTransaction,
  conversation: ReadConversation,
  seen: number,
): Promise<void> {
  const { id, connectionId } = conversation;
  const told = await toldCount(tx, id);
  if (seen <= told) return;
  const { readReceipts } = await readInboxSettings(tx);
  const connection = await tx.db.connection.findFirst({
    where: { id: connectionId, removedAt: null },
    select: { kind: true },
  });
  if (!readReceipts || (connection?.kind !== "meta" && connection?.kind !== "whatsapp")) return;
  const kind: ChannelKind = connection.kind;
  const most = kind === "meta" ? 1 : Math.min(MOST_IDS, seen - told);
  const ids = await lastInbound(tx, id, most, Math.max(0, conversation.inboundCount - seen));
  const chat = kind === "whatsapp" ? await sessionChat(tx, conversation) : undefined;
  const at = chat?.lid ?? chat?.to;
  if (ids.length === 0 || (chat && !at)) return;
  const { companyId, actor } = tx;
  tx.afterCommit(() => {
    const { database, logger } = appProcess();
    const ctx = createCompanyContext(database, { companyId, actor });
    const telling = at
      ? tellSession(ctx, connectionId, "read", { chat: at, ids }, COMMAND_MS)
      : tellMeta(ctx, connectionId, ids[0]!);
    if (at && actor.kind === "member") void watchTyping(ctx, conversation);
    telling.catch((error) =>
      logger.debug({ conversationId: id, error: String(error) }, "a read mark was not told"),
    );
  });
}

async function tellMeta(ctx: CompanyContext, connectionId: string, messageId: string) {
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind === "meta") await markSeen(metaAccessOf(open), open.credentials.phoneNumberId, messageId);
}
