import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import { answerPeerRequest } from "./answer-peer-request";
import type { ArrivingCopy } from "./arriving-copy";
import { deliver } from "./deliver";
import { deviceJid } from "./device-jid";

/** A copy for the number's own other devices: the phone opens it, a second companion gets it passed on. */
export async function arriveAtOwner(
  network: Network,
  from: LinkedDevice,
  target: number,
  copy: ArrivingCopy,
): Promise<void> {
  const { owner } = from;
  if (target !== 0) {
    const companion = owner.devices.get(target);
    if (!companion) return;
    const { customer } = network.directory.find(copy.to);
    deliver(network, companion, {
      tag: "message",
      attrs: {
        from: deviceJid(owner.lid, "lid", from.id),
        recipient: customer ? `${customer.lid}@lid` : copy.to,
        ...(customer && !customer.lidOnly ? { peer_recipient_pn: `${customer.digits}@s.whatsapp.net` } : {}),
        addressing_mode: "lid",
        id: copy.id,
        t: network.seconds(),
        type: "text",
      },
      content: [copy.enc],
    });
    return;
  }
  try {
    const message = await owner.phone.decrypt(
      `${owner.lid}.${from.id}`,
      copy.enc.attrs.type ?? "",
      copy.enc.content as Uint8Array,
    );
    const { protocolMessage } = message;
    if (protocolMessage?.peerDataOperationRequestMessage) {
      await answerPeerRequest(network, from, copy.id, protocolMessage.peerDataOperationRequestMessage);
      return;
    }
    network.emit({ type: "copied", owner: owner.digits, id: copy.id, to: copy.to });
  } catch (error) {
    network.emit({
      type: "undecryptable",
      owner: owner.digits,
      customer: owner.digits,
      id: copy.id,
      reason: (error as Error).message,
    });
  }
}
