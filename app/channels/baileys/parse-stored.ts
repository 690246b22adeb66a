import type { ChannelEvent, RoutedEvent } from "../channel-event";
import { isObject, storable } from "../narrow-json";
import { parseStoredCall } from "./parse-stored-call";
import { parseStoredHistory, parseStoredMessage } from "./parse-stored-message";
import { parseStoredAck, parseStoredReceipt } from "./parse-stored-receipt";
import { peerAddress } from "./peer-address";
import type { StoredNode } from "./stored-node";

const listed = (event: ChannelEvent | undefined): ChannelEvent[] => (event ? [event] : []);

function eventsOf(stored: StoredNode, receivedAt: Date): ChannelEvent[] {
  switch (stored.kind) {
    case "message":
      return listed(parseStoredMessage(stored, receivedAt));
    case "history":
      return listed(parseStoredHistory(stored, receivedAt));
    case "receipt":
      return parseStoredReceipt(stored, receivedAt);
    case "ack":
      return parseStoredAck(stored, receivedAt);
    case "call":
      return listed(parseStoredCall(stored, receivedAt));
    case "lid": {
      const address = peerAddress(`${stored.lid}@lid`, [`${stored.pn}@s.whatsapp.net`]);
      return address?.waId && address.lid ? [{ kind: "same-person", address, at: receivedAt }] : [];
    }
    default:
      return [{ kind: "other", field: "stored", raw: storable(stored) }];
  }
}

/**
 * All events of one stored node of a linked number (see StoredNode). Groups, lists, status and channels give none; what
 * is not understood is kept as `other`. Never throws. The connection is that of the stored row.
 */
export function parseStored(stored: unknown, receivedAt: Date): RoutedEvent[] {
  const known = isObject(stored) && stored.v === 1;
  const events = known
    ? eventsOf(stored as unknown as StoredNode, receivedAt)
    : [{ kind: "other" as const, field: "stored", raw: storable(stored) }];
  return events.map((event) => ({ event }));
}
