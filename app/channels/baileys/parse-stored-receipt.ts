import type { ChannelEvent, MessageStatus } from "../channel-event";
import { listOf, objectOf, storable, textOf } from "../narrow-json";
import { parseJid } from "./jid";
import { outgoingIdOf } from "./message-id";
import { peerAddress } from "./peer-address";
import { secondsToDate } from "./seconds-to-date";
import type { StoredAck, StoredReceipt } from "./stored-node";

/**
 * Types of a receipt that say how far a message of ours came. None = it reached a device; `inactive` = one that shows
 * nothing now. `retry` asks for the message again, `server-error` for its file: neither says that it failed.
 */
const STATUSES: Readonly<Record<string, MessageStatus>> = {
  "": "delivered",
  delivery: "delivered",
  inactive: "delivered",
  read: "read",
  played: "read",
};

const status = (
  providerMessageId: string,
  word: MessageStatus,
  at: Date,
): Extract<ChannelEvent, { kind: "status" }> => {
  const outgoingId = outgoingIdOf(providerMessageId);
  return { kind: "status", providerMessageId, status: word, at, ...(outgoingId && { outgoingId }) };
};

/** One receipt: an event per message; nothing at all for groups, lists and status, nor for our own devices' receipts. */
export function parseStoredReceipt(stored: StoredReceipt, receivedAt: Date): ChannelEvent[] {
  const attrs = objectOf(stored.attrs);
  const to = peerAddress(attrs.from, [attrs.participant_pn, attrs.sender_pn, attrs.sender_lid]);
  if (!to) return [];
  const { kind, user } = parseJid(attrs.from);
  const ownDevice = user === (kind === "lid" ? stored.me?.lid : stored.me?.pn);
  const type = textOf(attrs.type) ?? "";
  const word = Object.hasOwn(STATUSES, type) ? STATUSES[type] : undefined;
  if (ownDevice || word === undefined) {
    return [{ kind: "other", field: `receipt.${type || "own"}`, raw: storable(stored) }];
  }
  const at = secondsToDate(attrs.t, receivedAt);
  const ids = new Set(listOf(stored.ids).map(textOf));
  return [...ids].flatMap((id) => (id === undefined ? [] : [{ ...status(id, word, at), to }]));
}

/** The server's answer to a message of ours: taken, or refused with a code. */
export function parseStoredAck(stored: StoredAck, receivedAt: Date): ChannelEvent[] {
  const attrs = objectOf(stored.attrs);
  const id = textOf(attrs.id);
  const to = peerAddress(attrs.from, []);
  if (id === undefined || !to) return [];
  const at = secondsToDate(attrs.t, receivedAt);
  const code = textOf(attrs.error);
  if (code === undefined) return [{ ...status(id, "sent", at), to }];
  return [{ ...status(id, "failed", at), to, error: { code, detail: `WhatsApp refused with ${code}` } }];
}
