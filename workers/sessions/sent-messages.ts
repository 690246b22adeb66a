import { proto, type SignalKeyStore } from "@whiskeysockets/baileys";
import { SENT_TYPE } from "~/features/whatsapp/sent-type";

/** The part of the key store that takes our own type as well. */
interface OpenKeys {
  get(type: string, ids: string[]): Promise<Record<string, string | null>>;
  set(data: Record<string, Record<string, string | null>>): Promise<void>;
}

export interface SentMessages {
  /** Names the message that is sent next. */
  begin(messageId: string): void;
  /** Puts it on disk before it is enciphered for anybody, once. */
  keep(message: proto.IMessage): Promise<proto.IMessage>;
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
  return {
    begin(messageId) {
      next = messageId;
    },
    async keep(message) {
      const id = next;
      if (id === undefined || message.protocolMessage?.peerDataOperationRequestMessage) return message;
      next = undefined;
      const bytes = Buffer.from(proto.Message.encode(message).finish());
      await open.set({ [SENT_TYPE]: { [id]: bytes.toString("base64") } });
      return message;
    },
    async read(messageId) {
      if (!messageId) return undefined;
      const { [messageId]: text } = await open.get(SENT_TYPE, [messageId]);
      return text ? proto.Message.decode(Buffer.from(text, "base64")) : undefined;
    },
  };
}
