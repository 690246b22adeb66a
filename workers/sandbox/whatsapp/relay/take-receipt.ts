import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import type { OwnerAccount } from "../people/owner-account";
import type { Connection } from "../socket/connection";
import { deliver } from "./deliver";
import { deviceJid } from "./device-jid";
import { sendCopy } from "./send-copy";

const MAX_AGAIN = 5;

/** The client confirms messages, tells that they were read, or asks for one again that it could not open. */
export async function takeReceipt(
  connection: Connection,
  device: LinkedDevice,
  node: BinaryNode,
): Promise<void> {
  const { network } = connection;
  const { id = "", to = "", type } = node.attrs;
  connection.send({
    tag: "ack",
    attrs: { class: "receipt", id, from: to, t: network.seconds(), ...(type ? { type } : {}) },
  });
  const more = getBinaryNodeChildren(getBinaryNodeChild(node, "list"), "item");
  const ids = [id, ...more.map((item) => item.attrs.id ?? "")];
  for (const one of ids) device.waiting.delete(`message ${one}`);
  const about = network.directory.find(node.attrs.recipient ?? to);
  network.emit({
    type: "receipt",
    owner: device.owner.digits,
    device: device.id,
    customer: about.customer?.digits ?? "",
    kind: type ?? "delivered",
    ids,
  });
  if (about.owner && about.owner !== device.owner) passOn(connection, device, about.owner, node);
  if (type !== "retry") return;
  const sent = network.outbox.get(id);
  const again = Number(getBinaryNodeChild(node, "retry")?.attrs.count ?? 1);
  if (!sent || again > MAX_AGAIN) return;
  device.askedAgain.add(id);
  await sendCopy(network, device, sent, { again });
}

/** Two linked numbers talk: what one confirms or asks for again goes to the other's devices. */
function passOn(connection: Connection, device: LinkedDevice, to: OwnerAccount, node: BinaryNode): void {
  const { id = "", type } = node.attrs;
  if (type === "inactive" || type === "sender") return;
  for (const linked of to.devices.values()) {
    deliver(connection.network, linked, {
      tag: "receipt",
      attrs: {
        from: deviceJid(device.owner.lid, "lid", type === "retry" ? device.id : 0),
        id,
        t: connection.network.seconds(),
        ...(type ? { type } : {}),
      },
      content: node.content,
    });
  }
}
