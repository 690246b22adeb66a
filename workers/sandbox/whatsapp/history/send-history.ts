import { deflateSync } from "node:zlib";
import { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import { sendPeerMessage } from "../relay/send-peer-message";
import { buildHistory } from "./build-history";

const { INITIAL_BOOTSTRAP, RECENT } = proto.HistorySync.HistorySyncType;

/**
 * What a phone tells a device that was just linked: names and last messages inside the message itself, then the recent
 * conversations as an encrypted file on the media server. Sent also when there is nothing to tell: clients wait for it.
 */
export async function sendHistory(network: Network, device: LinkedDevice): Promise<void> {
  const chats = network.options.oldChats?.(device.owner) ?? [];
  const bootstrap = buildHistory(network, device.owner, chats, INITIAL_BOOTSTRAP);
  await sendPeerMessage(network, device, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: INITIAL_BOOTSTRAP,
        chunkOrder: 0,
        progress: 100,
        initialHistBootstrapInlinePayload: deflateSync(bootstrap),
      },
    },
  });
  if (!network.media || chats.length === 0) return;
  const recent = deflateSync(buildHistory(network, device.owner, chats, RECENT));
  const file = network.media.store(recent, "md-msg-hist");
  await sendPeerMessage(network, device, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: {
        syncType: RECENT,
        chunkOrder: 1,
        progress: 100,
        fileLength: recent.length,
        mediaKey: file.mediaKey,
        fileSha256: file.fileSha256,
        fileEncSha256: file.fileEncSha256,
        directPath: file.hostlessPath,
      },
    },
  });
}
