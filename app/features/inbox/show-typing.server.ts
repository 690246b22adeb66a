import { markSeen } from "~/channels/meta-cloud/mark-seen";
import { metaAccessOf, openOwnConnection } from "~/features/connections/open-own-connection.server";
import { tellSession } from "~/features/whatsapp/tell-session.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { lastInbound } from "./seen-messages.sql.server";
import { sessionChat } from "./session-chat.server";

interface TypedIn {
  id: string;
  connectionId: string;
  contactId: string;
  windowUntil: Date | null;
}

/** WhatsApp shows it for about ten seconds, Meta for 25: said again a little earlier. */
const AGAIN_AFTER_MS = { whatsapp: 8_000, meta: 20_000 };
const COMMAND_MS = 5_000;
const MOST_KNOWN = 5_000;

/** Conversation → until when the person is shown that we write. */
const shownUntil = new Map<string, number>();

/**
 * Shows the person that an answer is being written, or no more, where the channel can: Meta shows it with the read mark
 * of the person's last message and knows no end. Best effort: it never throws for what a provider or worker does.
 */
export async function showTyping(ctx: CompanyContext, conversation: TypedIn, on: boolean): Promise<void> {
  const { clock, logger } = appProcess();
  const { id, connectionId } = conversation;
  const nowMs = clock.monotonic();
  const shown = (shownUntil.get(id) ?? 0) > nowMs;
  if (on === shown) return;
  try {
    const connection = await ctx.read(({ db }) =>
      db.connection.findFirst({ where: { id: connectionId, removedAt: null }, select: { kind: true } }),
    );
    const kind = connection?.kind;
    if (kind !== "whatsapp" && kind !== "meta") return;
    if (kind === "meta" && (!on || !conversation.windowUntil || conversation.windowUntil < clock.now()))
      return;
    shownUntil.delete(id);
    if (shownUntil.size >= MOST_KNOWN) shownUntil.clear();
    if (on) shownUntil.set(id, nowMs + AGAIN_AFTER_MS[kind]);
    await (kind === "meta" ? atMeta(ctx, conversation) : atSession(ctx, conversation, on));
  } catch (error) {
    logger.debug({ conversationId: id, error: String(error) }, "typing was not shown");
  }
}

async function atMeta(ctx: CompanyContext, { id, connectionId }: TypedIn) {
  const [last] = await ctx.read((scope) => lastInbound(scope, id, 1));
  if (!last) return;
  const open = await openOwnConnection(ctx, connectionId);
  if (open.kind === "meta")
    await markSeen(metaAccessOf(open), open.credentials.phoneNumberId, last, { typing: true });
}

async function atSession(ctx: CompanyContext, conversation: TypedIn, on: boolean) {
  const { to } = await ctx.read((scope) => sessionChat(scope, conversation));
  if (to) await tellSession(ctx, conversation.connectionId, "typing", { to, on }, COMMAND_MS);
}
