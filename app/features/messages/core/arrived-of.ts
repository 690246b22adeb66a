import type { Arrived } from "~/features/inbox/after-inbound.server";
import type { MessageRow, MovedConversation } from "../write-inbound.sql.server";
import type { NewMessage } from "./conversation-changes";
import { conversationEffect } from "./inbound-bubble";

interface ArrivedItem extends NewMessage {
  row: MessageRow;
}

/** What the new messages did to their conversations: the first one that asks opens. */
export function arrivedOf(items: readonly ArrivedItem[], moved: readonly MovedConversation[]): Arrived[] {
  const opening = new Map(moved.filter(({ opened }) => opened).map((one) => [one.id, one]));
  return items.map(({ kind, event, optOut, settled, row }) => {
    const { id: messageId, conversationId, contactId, connectionId, text, type, at } = row;
    const { asks } = conversationEffect(event, kind, settled === true || optOut !== undefined);
    const opened = asks ? opening.get(conversationId) : undefined;
    if (opened) opening.delete(conversationId);
    return {
      conversationId,
      contactId,
      connectionId,
      kind,
      messageId,
      text,
      type,
      at,
      opened: opened !== undefined,
      ...(opened?.cameBack && { cameBack: true }),
      settled: settled === true || optOut !== undefined || event.old === true,
    };
  });
}
