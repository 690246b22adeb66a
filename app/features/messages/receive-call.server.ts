import type { CallEvent, CallStatus, InboundMessageEvent } from "~/channels/channel-event";
import type { CompanyTransaction } from "~/platform/db/company-types";
import { changesOf } from "./core/conversation-changes";
import { type InboundConnection, receiveInbound } from "./receive-inbound.server";
import { tellConversations } from "./tell-conversations.server";
import { moveConversations } from "./write-inbound.sql.server";

/** A call's steps come in any order, some twice: the one that says most stays. */
const SAYS: Readonly<Record<CallStatus, number>> = { offered: 0, missed: 1, rejected: 2, ended: 3 };

/** A call is one bubble in the thread, from its ringing to its end; a missed one waits for an answer like a message. */
export async function receiveCall(
  tx: CompanyTransaction,
  connection: InboundConnection,
  event: CallEvent,
  now: Date,
): Promise<void> {
  const message = bubbleOf(event);
  await receiveInbound(tx, [{ connection, event: message }], now);
  const where = { connectionId: connection.id, providerId: message.providerMessageId };
  const bubble = await tx.db.message.findFirst({
    where,
    select: { id: true, conversationId: true, content: true, at: true },
  });
  const before = (bubble?.content as { call?: { status: CallStatus; video: boolean } } | null)?.call;
  if (!bubble || !before || SAYS[event.status] <= SAYS[before.status]) return;
  const video = event.video || before.video;
  await tx.db.message.updateMany({
    where,
    data: { content: { call: { status: event.status, video } } },
  });
  const { id, conversationId, at } = bubble;
  await moveConversations(
    tx,
    changesOf([{ kind: connection.kind, event: { ...message, at }, row: { id, conversationId } }]),
  );
  await tellConversations(tx, [{ conversationId }]);
}

function bubbleOf({ callId, from, at, status, video, raw }: CallEvent): InboundMessageEvent {
  return {
    kind: "message",
    providerMessageId: `call:${callId}`,
    from,
    at,
    type: "call",
    text: "",
    call: { status, video },
    raw,
  };
}
