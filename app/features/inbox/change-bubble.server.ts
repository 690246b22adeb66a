import type { OutboundContent } from "~/channels/channel";
import { enqueueMessage } from "~/features/outgoing/enqueue-message.server";
import { publishConversation } from "~/live/publish-conversation.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import type { Prisma } from "~/platform/db/generated/client";
import { AppError } from "~/platform/errors/app-error";
import { lockConversation } from "./answer-conversation.sql.server";
import { requireFreeText, requirePerson, requireWay } from "./check-answer";
import { mayStillChange } from "./core/change-limits";
import type { AskedChange } from "./core/thread-message-of";
import { findConversation } from "./find-conversation.server";
import { type AnswerGround, loadAnswerGround } from "./load-answer-facts.server";
import { loadBubble } from "./load-bubble.server";
import type { PendingChange, ThreadMessage } from "./thread-message";

type ChangedBubble = NonNullable<Awaited<ReturnType<typeof bubbleOf>>>;

export interface BubbleChange {
  messageId: string;
  kind: PendingChange["kind"];
  /** The emoji, or the new text. */
  text: string;
}

const WAYS = { reaction: "reactions", edit: "edits", delete: "deletes" } as const;

/**
 * Reacts to a bubble, writes it anew or takes it back: a row of the one queue without a bubble of its own. What it changes
 * is true when the channel has taken it; until then, and when it refuses, the bubble says so (`change`).
 * @throws AppError NOT_FOUND (not there, or not theirs to see), BAD_REQUEST where the channel or WhatsApp's time limits do
 *   not allow it, CONFLICT when nothing may be sent
 */
export function changeBubble(
  ctx: CompanyContext,
  change: BubbleChange,
): Promise<{ message: ThreadMessage | null }> {
  return ctx.transaction(async (tx) => {
    const found = await bubbleOf(tx, change.messageId);
    if (!found) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    const { conversationId, connectionId } = found;
    await findConversation(tx, conversationId);
    const conversation = await lockConversation(tx, conversationId);
    // Of two askings at once the second sees what the first has written.
    const bubble = await bubbleOf(tx, change.messageId);
    if (!conversation || !bubble) throw new AppError("NOT_FOUND", "inbox-answer.errors.noMessage");
    const ground = await loadAnswerGround(tx, { ...conversation, id: conversationId });
    const content = contentOf(ground, bubble, change);
    if (!(await isAsked(tx, bubble, change))) {
      await queueChange(tx, ground, bubble, change, content);
      publishConversation(tx, { kind: "message", conversationId, places: [conversation] });
    }
    return { message: await loadBubble(tx, conversationId, connectionId, bubble.id) };
  });
}

const bubbleOf = ({ db }: CompanyTransaction, id: string) => db.message.findFirst({ where: { id } });

function contentOf(
  ground: AnswerGround,
  bubble: ChangedBubble,
  { kind, text }: BubbleChange,
): OutboundContent {
  const { providerId, direction, at, revokedAt } = bubble;
  if (direction === "internal" || revokedAt) throw new AppError("BAD_REQUEST", "inbox-answer.errors.notOurs");
  requireWay(ground, WAYS[kind]);
  requirePerson(ground);
  requireFreeText(ground);
  if (providerId === null) throw new AppError("BAD_REQUEST", "inbox-answer.errors.notSentYet");
  if (!mayStillChange(kind, at, appProcess().clock.now()))
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.tooLate");
  if (kind === "reaction") return { type: "reaction", emoji: text, providerId, fromMe: direction === "out" };
  const ours = direction === "out" && bubble.author === "member";
  if (!ours || (kind === "edit" && bubble.type !== "text"))
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.notOurs");
  return kind === "edit" ? { type: "edit", providerId, text } : { type: "delete", providerId };
}

/** The same is on its way already. */
async function isAsked(
  tx: CompanyTransaction,
  bubble: ChangedBubble,
  change: BubbleChange,
): Promise<boolean> {
  const asked = (bubble.content as { change?: AskedChange } | null)?.change;
  if (asked?.kind !== change.kind || asked.text !== change.text) return false;
  const row = await tx.db.outgoing.findFirst({ where: { id: asked.id }, select: { state: true } });
  return row?.state === "waiting" || row?.state === "sending";
}

async function queueChange(
  tx: CompanyTransaction,
  ground: AnswerGround,
  bubble: ChangedBubble,
  { kind, text }: BubbleChange,
  content: OutboundContent,
) {
  const id = await enqueueMessage(
    tx,
    {
      source: "reply",
      connectionId: bubble.connectionId,
      contactId: ground.contact.id,
      conversationId: bubble.conversationId,
      to: ground.address,
      purpose: "SERVICE",
      content,
    },
    appProcess().clock.now(),
  );
  const userId = tx.actor.kind === "member" ? tx.actor.userId : undefined;
  const change = { id, kind, text, ...(userId && { userId }) };
  await tx.db.message.updateMany({
    where: { id: bubble.id },
    data: { content: { ...(bubble.content as object | null), change } as Prisma.InputJsonObject },
  });
}
