import type { BinaryNode } from "@whiskeysockets/baileys";

/** One encrypted copy of a message on its way to one device. */
export interface ArrivingCopy {
  id: string;
  enc: BinaryNode;
  /** The jid that the message as a whole is for. */
  to: string;
  /** It was asked for again by that device. */
  again: boolean;
}
