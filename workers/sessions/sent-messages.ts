import { proto, type SignalKeyStore } from "@whiskeysockets/baileys";
import { SENT_TYPE } from "~/features/whatsapp/sent-type";

/** The part of the key store that takes our own type as well. */
interface OpenKeys {
  get(type: string, ids: string[]): Promise<Record<string, string | null>>;
}

export interface SentMessages {
  /** Names the message that is sent next. */
  begin(messageId: string): void;
  /** Takes it as it is about to be enciphered, once. */
  keep(message: proto.IMessage): proto.IMessage;
  /** What goes to disk with the first key that the message moves, hence before anything of it leaves; once. */
  toWrite(): Record<string, Record<string, string>> | undefined;
  /** What a phone asks for again; undefined when it is not known any more. */
  read(messageId: string | null | undefined): Promise<proto.IMessage | undefined>;
}

/**
 * Messages as they went out, so that one that a phone could not decipher can be sent again, the same to the byte, with the
 * same id, also by another worker.
 */
export function createSentMessages(keys: SignalKeyStore): SentMessages {
  const open = keys as unknown as OpenKeys;
  let next: string | undefined;
  let unwritten: Record<string, Record<string, string>> | undefined;
  /**
   * What has been here before. While a file goes up, Baileys may send an older message again to a phone that asked for it,
   * and shows that one here too: kept under the new id, it would reach somebody else when the new one is asked for.
   */
  const older = new WeakSet<object>();
  return {
    begin(messageId) {
      next = messageId;
      unwritten = undefined;
    },
    keep(message) {
      const id = next;
      // For our own devices the same message is shown once more, wrapped.
      const first = !older.has(message) && !message.deviceSentMessage;
      older.add(message);
      if (id === undefined || !first || message.protocolMessage?.peerDataOperationRequestMessage)
        return message;
      next = undefined;
      const bytes = Buffer.from(proto.Message.encode(message).finish());
      unwritten = { [SENT_TYPE]: { [id]: bytes.toString("base64") } };
      return message;
    },
    toWrite() {
      const now = unwritten;
      unwritten = undefined;
      return now;
    },
    async read(messageId) {
      if (!messageId) return undefined;
      const { [messageId]: text } = await open.get(SENT_TYPE, [messageId]);
      if (!text) return undefined;
      const message = proto.Message.decode(Buffer.from(text, "base64"));
      older.add(message);
      return message;
    },
  };
}
