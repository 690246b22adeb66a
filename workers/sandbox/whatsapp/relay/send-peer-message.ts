import type { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import { sendCopy } from "./send-copy";

/** The phone speaks to one of its own linked devices: history, keys, answers. Returns the message's id. */
export async function sendPeerMessage(
  network: Network,
  device: LinkedDevice,
  message: proto.IMessage,
): Promise<string> {
  const id = network.newId();
  const sent = {
    id,
    attrs: { category: "peer", type: "text", t: network.seconds(), addressing_mode: "lid" },
    message,
  };
  network.outbox.set(id, sent);
  await sendCopy(network, device, sent);
  return id;
}
