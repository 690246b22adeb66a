import { encodeBinaryNode, proto } from "@whiskeysockets/baileys";
import type { Certificate } from "../media/self-signed-certificate";
import type { Network } from "../network";
import type { Customer, SavedCustomer } from "../people/customer";
import type { LinkedDevice, SavedLinkedDevice } from "../people/linked-device";
import type { OwnerAccount, SavedOwner } from "../people/owner-account";
import type { SavedCopy, SavedNetwork } from "./saved-network";
import { savedPair } from "./saved-pair";

/** Everything that linked devices rely on: keys, who is linked, Signal sessions, and what still waits for them. */
export function saveNetwork(network: Network, media?: Certificate): SavedNetwork {
  const { root, server, ring } = network.keys;
  return {
    root: savedPair.from(root),
    server: savedPair.from(server),
    ...(media ? { media } : {}),
    ring: ring.save(),
    owners: [...network.directory.owners.values()].map(saveOwner),
    outbox: saveOutbox(network),
    customers: [...network.directory.customers.values()].filter(isWorthKeeping).map(saveCustomer),
  };
}

function saveOutbox(network: Network): SavedCopy[] {
  const ids = new Set<string>();
  for (const owner of network.directory.owners.values()) {
    for (const device of owner.devices.values()) {
      for (const node of device.waiting.values()) if (node.tag === "message") ids.add(node.attrs.id ?? "");
    }
  }
  return [...ids].flatMap((id) => {
    const sent = network.outbox.get(id);
    if (!sent) return [];
    const message = Buffer.from(proto.Message.encode(sent.message).finish()).toString("base64");
    return [{ ...sent, customer: sent.customer?.digits, message }];
  });
}

function isWorthKeeping(customer: Customer): boolean {
  return customer.blocked.size > 0 || [...customer.devices.values()].some((device) => device.used);
}

function saveCustomer(customer: Customer): SavedCustomer {
  const { digits, name, registered, lidOnly } = customer;
  return {
    digits,
    name,
    registered,
    lidOnly,
    blocked: [...customer.blocked],
    devices: [...customer.devices].map(([id, device]) => [id, device.save()]),
  };
}

function saveOwner(owner: OwnerAccount): SavedOwner {
  const { digits, name, nextDevice } = owner;
  return {
    digits,
    name,
    nextDevice,
    phone: owner.phone.save(),
    blocked: [...owner.blocked],
    talkedTo: [...owner.talkedTo],
    devices: [...owner.devices.values()].map(saveDevice),
  };
}

function saveDevice(device: LinkedDevice): SavedLinkedDevice {
  const { bundle } = device;
  return {
    id: device.id,
    noiseKey: device.noiseKey.toString("base64"),
    identity: bundle.identity.toString("base64"),
    registrationId: bundle.registrationId,
    signedKey: {
      id: bundle.signedKey.id,
      value: bundle.signedKey.value.toString("base64"),
      signature: bundle.signedKey.signature.toString("base64"),
    },
    oneTimeKeys: device.oneTimeKeys.save(),
    linkedAt: device.linkedAt,
    historySent: device.historySent,
    waiting: [...device.waiting].map(([key, node]) => [
      key,
      Buffer.from(encodeBinaryNode(node)).toString("base64"),
    ]),
  };
}
