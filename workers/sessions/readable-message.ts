import { proto } from "@whiskeysockets/baileys";
import { plainProto } from "~/channels/baileys/plain-proto";
import { unwrapMessage } from "~/channels/baileys/unwrap-message";
import type { JsonObject } from "~/channels/narrow-json";

const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
const PEOPLES: ReadonlySet<unknown> = new Set([REVOKE, MESSAGE_EDIT]);

export interface ReadableMessage {
  /** proto.Message in plain JSON, wrappers and all. */
  message: JsonObject;
  /** Typed on another device of the account: the chat it went to. */
  destinationJid?: string;
}

/**
 * What people said, from the bytes of a deciphered message (padded with one to sixteen bytes, the last of which counts
 * them). → undefined for what the account's devices say to each other, keys among it: that is never stored.
 * @throws Error when they are no message
 */
export function readableMessage(plain: Uint8Array): ReadableMessage | undefined {
  const padding = plain.at(-1) ?? 0;
  if (padding === 0 || padding > plain.length) throw new Error("The padding of a message is wrong");
  const stored = plainProto(proto.Message.decode(plain.subarray(0, plain.length - padding)));
  const { message, destinationJid } = unwrapMessage(stored);
  const { protocolMessage } = message as { protocolMessage?: { type?: number } };
  // Protocol buffers leave out the zero of an enum: without a type it is REVOKE.
  if (protocolMessage && !PEOPLES.has(protocolMessage.type ?? REVOKE)) return undefined;
  return { message: stored, ...(destinationJid !== undefined && { destinationJid }) };
}
