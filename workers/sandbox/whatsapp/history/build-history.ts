import { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { OwnerAccount } from "../people/owner-account";
import type { OldChat } from "./old-chat";

const { INITIAL_BOOTSTRAP } = proto.HistorySync.HistorySyncType;

/** Old conversations as the bytes of a history file: the bootstrap has each one's last message, later parts all. */
export function buildHistory(
  network: Network,
  owner: OwnerAccount,
  chats: OldChat[],
  syncType: proto.HistorySync.HistorySyncType,
): Uint8Array {
  const known = chats.flatMap((chat) => {
    const customer = network.directory.customer(chat.phone);
    return customer ? [{ customer, chat }] : [];
  });
  return proto.HistorySync.encode({
    syncType,
    chunkOrder: 0,
    progress: 100,
    phoneNumberToLidMappings: known.map(({ customer }) => ({
      pnJid: `${customer.digits}@s.whatsapp.net`,
      lidJid: `${customer.lid}@lid`,
    })),
    pushnames: known.map(({ customer }) => ({ id: `${customer.lid}@lid`, pushname: customer.name })),
    conversations: known.map(({ customer, chat }) => {
      const jid = `${customer.lid}@lid`;
      const shown = syncType === INITIAL_BOOTSTRAP ? chat.messages.slice(-1) : chat.messages;
      return {
        id: jid,
        pnJid: `${customer.digits}@s.whatsapp.net`,
        lidJid: jid,
        name: customer.name,
        unreadCount: 0,
        conversationTimestamp: Math.floor((chat.messages.at(-1)?.at ?? 0) / 1000),
        // Newest first, as phones send them.
        messages: [...shown].reverse().map((message, index) => ({
          msgOrderId: index,
          message: {
            key: {
              remoteJid: jid,
              fromMe: message.fromOwner,
              id: message.id ?? `OLD${owner.digits}${customer.digits}${message.at}`,
            },
            message: { conversation: message.text },
            messageTimestamp: Math.floor(message.at / 1000),
            ...(message.fromOwner
              ? { status: proto.WebMessageInfo.Status.READ }
              : { pushName: customer.name }),
          },
        })),
      };
    }),
  }).finish();
}
