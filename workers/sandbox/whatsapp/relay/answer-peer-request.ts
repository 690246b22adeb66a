import { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import { sendPeerMessage } from "./send-peer-message";

/** A linked device asks the phone for something: here, messages that came without content. */
export async function answerPeerRequest(
  network: Network,
  device: LinkedDevice,
  requestId: string,
  request: proto.Message.IPeerDataOperationRequestMessage,
): Promise<void> {
  const wanted = request.placeholderMessageResendRequest ?? [];
  const found = wanted.flatMap(({ messageKey }) => {
    const sent = network.outbox.get(messageKey?.id ?? "");
    if (!sent || !messageKey) return [];
    const bytes = proto.WebMessageInfo.encode({
      key: messageKey,
      message: sent.message,
      messageTimestamp: Math.floor(network.now() / 1000),
    }).finish();
    return [{ placeholderMessageResendResponse: { webMessageInfoBytes: bytes } }];
  });
  if (found.length === 0) return;
  await sendPeerMessage(network, device, {
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.PEER_DATA_OPERATION_REQUEST_RESPONSE_MESSAGE,
      peerDataOperationRequestResponseMessage: {
        peerDataOperationRequestType: proto.Message.PeerDataOperationRequestType.PLACEHOLDER_MESSAGE_RESEND,
        stanzaId: requestId,
        peerDataOperationResult: found,
      },
    },
  });
}
