import type { JsonObject } from "../narrow-json";

/** Attributes of a WhatsApp stanza, as they came. */
export type NodeAttrs = Readonly<Record<string, string>>;

/** The linked number itself; digits without device. */
export interface StoredMe {
  readonly pn?: string;
  readonly lid?: string;
}

/** What the session knows of the other side besides the stanza (its LID mapping); digits. */
export interface StoredPeer {
  readonly pn?: string;
  readonly lid?: string;
}

interface Stored<Kind extends string> {
  readonly v: 1;
  readonly kind: Kind;
}

/**
 * Why a message came without words: opened once and only on the phone; or it could be read neither now nor when it was
 * asked for again.
 */
export type WordlessReason = "view-once" | "undecipherable";

/** One deciphered message. `message` is proto.Message in plain JSON (see plainProto); null = came without words. */
export interface StoredMessage extends Stored<"message"> {
  readonly attrs: NodeAttrs;
  readonly me: StoredMe;
  readonly peer?: StoredPeer;
  readonly message: JsonObject | null;
  readonly unavailable?: WordlessReason;
}

/** One receipt. `ids`: every message it speaks of, the one in `attrs.id` included. */
export interface StoredReceipt extends Stored<"receipt"> {
  readonly attrs: NodeAttrs;
  readonly me: StoredMe;
  readonly ids: readonly string[];
}

/** The server's answer to a message of ours; `attrs.error` is its code. */
export interface StoredAck extends Stored<"ack"> {
  readonly attrs: NodeAttrs;
}

/** One call node; `call` is its first child (offer, terminate, reject, accept…). */
export interface StoredCall extends Stored<"call"> {
  readonly attrs: NodeAttrs;
  readonly me: StoredMe;
  readonly peer?: StoredPeer;
  readonly call: { readonly tag: string; readonly attrs: NodeAttrs; readonly video: boolean };
}

/** One message of the history that came with the linking. */
export interface StoredHistory extends Stored<"history"> {
  readonly me: StoredMe;
  /** The chat's JID, as the history names it. */
  readonly chat: string;
  readonly peer?: StoredPeer;
  readonly id: string;
  readonly fromMe: boolean;
  /** Seconds. */
  readonly t: string;
  readonly pushName?: string;
  /** Not old: the phone handed it over because it could not be deciphered when it came. */
  readonly resent?: true;
  readonly message: JsonObject | null;
}

/** A LID and a phone turned out to be one person; digits. */
export interface StoredLid extends Stored<"lid"> {
  readonly lid: string;
  readonly pn: string;
}

/** One row of inbound_raw with source `whatsapp`, as JSON text. Read back without Baileys. */
export type StoredNode = StoredMessage | StoredReceipt | StoredAck | StoredCall | StoredHistory | StoredLid;
