import { S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";

const LOW = 5;

/** Asks a device for more one-time keys when few are left. */
export function announceLowKeys(network: Network, device: LinkedDevice): void {
  const { size } = device.oneTimeKeys;
  if (size >= LOW || !device.active) return;
  device.connection?.send({
    tag: "notification",
    attrs: { from: S_WHATSAPP_NET, id: network.newId(), type: "encrypt", t: network.seconds() },
    content: [{ tag: "count", attrs: { value: String(size) } }],
  });
}
