import type { proto } from "@whiskeysockets/baileys";

/** A message that arrived on a customer's phone. */
export interface Received {
  id: string;
  /** Digits of the number that sent it. */
  owner: string;
  /** Digits of the customer. */
  customer: string;
  /** text, image, video, audio, voice, document, sticker, contact, location, reaction, edit, revoke, poll, other. */
  type: string;
  text: string;
  /** What the phone decrypted. */
  message: proto.IMessage;
  /** How often this id was decrypted on the phone without having been asked for again. 1 is right. */
  times: number;
  /** Devices of the customer that decrypted it. */
  devices: number[];
  at: number;
}
