import type { ChannelEvent } from "~/channels/channel-event";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { previewOf } from "./core/inbound-bubble";
import { personOf, scopeOf } from "./core/person-of";
import type { InboundConnection } from "./receive-inbound.server";
import { resolvePeople } from "./resolve-people.server";
import { tellConversations } from "./tell-conversations.server";
import { openConversations } from "./write-inbound.sql.server";

export type MessageChange = Extract<ChannelEvent, { kind: "message-revoked" | "message-edited" }>;

/**
 * A person took a message back or wrote it anew. The bubble stays, marked. When the message itself has not come yet, its
 * place is taken with what is known, so that the original does not appear afterwards.
 */
export async function changeMessage(
  tx: CompanyTransaction,
  connection: InboundConnection,
  change: MessageChange,
  now: Date,
): Promise<void> {
  const data =
    change.kind === "message-revoked"
      ? { revokedAt: change.at }
      : { editedAt: change.at, text: change.text ?? "" };
  // Whoever wrote a message may change it, and nobody else: its id alone proves nothing.
  const direction = change.fromMe ? "out" : "in";
  const where = { connectionId: connection.id, providerId: change.providerMessageId, direction };
  const newer =
    change.kind === "message-edited" ? { OR: [{ editedAt: null }, { editedAt: { lt: change.at } }] } : {};
  const known = await tx.db.message.findFirst({ where, select: { id: true, conversationId: true } });
  if (known) {
    const { count } = await tx.db.message.updateMany({ where: { ...where, ...newer }, data });
    // The list shows what its last bubble says now.
    const preview = change.kind === "message-edited" ? previewOf(change.text ?? "") : "";
    if (count > 0)
      await tx.db.conversation.updateMany({
        where: { id: known.conversationId, lastMessageId: known.id },
        data: { preview },
      });
  }
  const conversationId = known?.conversationId ?? (await placeFor(tx, connection, change, now));
  if (!known) {
    await tx.db.message.createMany({
      data: [
        {
          ...where,
          conversationId,
          author: change.fromMe ? "phone" : "customer",
          type: "text",
          at: change.at,
          ...data,
        },
      ],
      skipDuplicates: true,
    });
  }
  await tellConversations(tx, [{ conversationId }]);
}

async function placeFor(
  tx: CompanyTransaction,
  connection: InboundConnection,
  change: MessageChange,
  now: Date,
): Promise<string> {
  const channel = connection.kind === "sms" ? "sms" : "whatsapp";
  const [contactId] = await resolvePeople(tx, channel, [personOf(change.from, scopeOf(connection))], now);
  const thread = { connectionId: connection.id, contactId: contactId! };
  const conversations = await openConversations(tx, [thread]);
  return conversations.get(`${connection.id} ${contactId}`)!;
}
