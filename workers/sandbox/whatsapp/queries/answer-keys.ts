import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from "@whiskeysockets/baileys";
import { bundleNodes } from "../signal/bundle-nodes";
import type { KeyBundle } from "../signal/key-bundle";
import type { Connection } from "../socket/connection";

/** Key bundles of the devices asked for; those that do not exist are left out. */
export function answerKeys(connection: Connection, query: BinaryNode): BinaryNode[] {
  const users = getBinaryNodeChildren(getBinaryNodeChild(query, "key"), "user");
  const found = users.flatMap(({ attrs }): BinaryNode[] => {
    const bundle = bundleOf(connection, attrs.jid ?? "");
    return bundle ? [{ tag: "user", attrs: { jid: attrs.jid ?? "" }, content: bundleNodes(bundle) }] : [];
  });
  return [{ tag: "list", attrs: {}, content: found }];
}

function bundleOf(connection: Connection, jid: string): KeyBundle | undefined {
  const { customer, owner, device } = connection.network.directory.find(jid);
  if (customer) return customer.registered ? customer.devices.get(device)?.bundle() : undefined;
  if (!owner) return undefined;
  if (device === 0) return owner.phone.bundle();
  const companion = owner.devices.get(device);
  return companion && { ...companion.bundle, oneTimeKey: companion.oneTimeKeys.take() };
}
