import type { BinaryNode } from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "../socket/connection";

/** Typing towards a customer, and whether the device is online (the owner's phone is silent while one is). */
export function takePresence(connection: Connection, device: LinkedDevice, node: BinaryNode): void {
  const { network } = connection;
  const owner = device.owner.digits;
  if (node.tag === "chatstate") {
    const state = Array.isArray(node.content) ? node.content[0] : undefined;
    const { customer } = network.directory.find(node.attrs.to ?? "");
    if (!state || !customer) return;
    const kind = state.attrs.media === "audio" ? "recording" : state.tag;
    network.emit({ type: "typing", owner, customer: customer.digits, state: kind });
    return;
  }
  const { type, to } = node.attrs;
  if (type === "subscribe" && to) {
    connection.send({ tag: "presence", attrs: { from: to, type: "available" } });
    return;
  }
  if (!type) return;
  device.online = type === "available";
  network.emit({ type: "presence", owner, device: device.id, state: type });
}
