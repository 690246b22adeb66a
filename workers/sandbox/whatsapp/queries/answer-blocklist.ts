import { type BinaryNode, getBinaryNodeChild } from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import type { Connection } from "../socket/connection";

/** Whom the number has blocked; changed by `<item action="block|unblock">`, which lets nothing of them through. */
export function answerBlocklist(
  connection: Connection,
  query: BinaryNode,
  device: LinkedDevice,
): BinaryNode[] {
  const { network } = connection;
  const { blocked } = device.owner;
  const item = getBinaryNodeChild(query, "item");
  const { customer } = network.directory.find(item?.attrs.jid ?? "");
  if (item && customer) {
    if (item.attrs.action === "block") blocked.add(customer.digits);
    else blocked.delete(customer.digits);
    network.changed();
  }
  const items = [...blocked].flatMap((digits): BinaryNode[] => {
    const person = network.directory.customer(digits);
    return person ? [{ tag: "item", attrs: { jid: `${person.lid}@lid` } }] : [];
  });
  return [{ tag: "list", attrs: {}, content: items }];
}
