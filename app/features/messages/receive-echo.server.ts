import type { EchoEvent } from "~/channels/channel-event";
import { fetchMediaLater } from "~/features/media/fetch-media-later.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { applyStatuses } from "./apply-statuses.server";
import { contentOf, previewOf } from "./core/inbound-bubble";
import { personOf, scopeOf } from "./core/person-of";
import { makeRoom } from "./make-room.sql.server";
import type { InboundConnection } from "./receive-inbound.server";
import { resolvePeople } from "./resolve-people.server";
import { tellConversations } from "./tell-conversations.server";
import { insertMessages, openConversations } from "./write-inbound.sql.server";
import { markReactions } from "./write-reactions.sql.server";

/** What the business wrote on its own phone (coexistence, or a phone linked by QR) lands in the same thread, and answers it. */
export async function receiveEcho(
  tx: CompanyTransaction,
  connection: InboundConnection,
  event: EchoEvent,
  now: Date,
): Promise<void> {
  if (event.outgoingId && (await isOurs(tx, connection, event, event.outgoingId))) return;
  const channel = connection.kind === "sms" ? "sms" : "whatsapp";
  const person = personOf(event.to, scopeOf(connection));
  const contactId = (await resolvePeople(tx, channel, [person], now))[0]!;
  const thread = { connectionId: connection.id, contactId };
  const conversationId = (await openConversations(tx, [thread])).get(`${connection.id} ${contactId}`)!;
  const id = Bun.randomUUIDv7();
  const { providerMessageId: providerId, type, text, at } = event;
  const content = contentOf({ ...event, kind: "message" });
  if (connection.kind === "whatsapp") await makeRoom(tx, [{ connectionId: connection.id, providerId, type }]);
  const fresh = await insertMessages(tx, [
    {
      ...thread,
      id,
      conversationId,
      direction: "out",
      author: "phone",
      providerId,
      campaignId: null,
      type,
      text,
      content,
      replyToId: event.contextMessageId ?? null,
      at,
    },
  ]);
  if (!fresh.has(id)) return;
  await fetchMediaLater(tx, [{ id, content }]);
  await markReactions(tx, [
    {
      id,
      conversationId,
      connectionId: connection.id,
      direction: "out",
      providerId,
      type,
      text,
      replyToId: event.contextMessageId ?? null,
      at,
      ...(event.old && { old: true as const }),
    },
  ]);
  await tx.db.conversation.updateMany({
    where: { id: conversationId, OR: [{ lastMessageAt: null }, { lastMessageAt: { lte: at } }] },
    data: {
      lastMessageAt: at,
      lastMessageId: id,
      lastType: type,
      lastAuthor: "phone",
      preview: previewOf(text),
      // A reaction is no answer.
      ...(type !== "reaction" && { unansweredSince: null, unread: 0 }),
    },
  });
  await tellConversations(tx, [{ conversationId }]);
}

/** A phone that shows one of our own messages proves that it went out, whatever we thought became of it. */
async function isOurs(
  tx: CompanyTransaction,
  connection: InboundConnection,
  { providerMessageId, at, to }: EchoEvent,
  outgoingId: string,
): Promise<boolean> {
  const rows = await tx.db.outgoing.count({ where: { id: outgoingId, connectionId: connection.id } });
  if (rows === 0) return false;
  const event = { kind: "status", status: "sent", providerMessageId, outgoingId, at, to } as const;
  await applyStatuses(tx, [{ connectionId: connection.id, event }]);
  return true;
}
