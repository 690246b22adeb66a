import { decodeBinaryNode, proto } from "@whiskeysockets/baileys";
import type { Network, NetworkKeys } from "../network";
import type { LinkedDevice, SavedLinkedDevice } from "../people/linked-device";
import type { OwnerAccount } from "../people/owner-account";
import { KeyRing } from "../signal/key-ring";
import { OneTimeKeys } from "../signal/one-time-keys";
import { SignalDevice } from "../signal/signal-device";
import type { SavedNetwork } from "./saved-network";
import { savedPair } from "./saved-pair";

export function savedKeys(saved: SavedNetwork): NetworkKeys {
  return {
    root: savedPair.to(saved.root),
    server: savedPair.to(saved.server),
    ring: new KeyRing(saved.ring),
  };
}

/** Puts owners, customers and what waited back into a network that was made with the saved keys. */
export async function restoreNetwork(network: Network, saved: SavedNetwork): Promise<void> {
  const { directory, ring } = network;
  for (const one of saved.customers) {
    const customer = directory.addCustomer(one.digits, {
      name: one.name,
      registered: one.registered,
      lidOnly: one.lidOnly,
    });
    for (const [id, device] of one.devices) customer.devices.set(id, new SignalDevice(ring, 0, device));
    for (const owner of one.blocked) customer.blocked.add(owner);
  }
  for (const one of saved.owners) {
    const owner = directory.addOwner(one.digits, one.name);
    owner.phone = new SignalDevice(ring, 0, one.phone);
    owner.nextDevice = one.nextDevice;
    for (const digits of one.blocked) owner.blocked.add(digits);
    for (const digits of one.talkedTo ?? []) owner.talkedTo.add(digits);
    for (const device of one.devices) owner.devices.set(device.id, await restoreDevice(owner, device));
  }
  for (const { customer, message, ...copy } of saved.outbox ?? []) {
    network.outbox.set(copy.id, {
      ...copy,
      customer: customer ? directory.customer(customer) : undefined,
      message: proto.Message.decode(Buffer.from(message, "base64")),
    });
  }
}

async function restoreDevice(owner: OwnerAccount, saved: SavedLinkedDevice): Promise<LinkedDevice> {
  const device: LinkedDevice = {
    owner,
    id: saved.id,
    noiseKey: Buffer.from(saved.noiseKey, "base64"),
    bundle: {
      registrationId: saved.registrationId,
      identity: Buffer.from(saved.identity, "base64"),
      signedKey: {
        id: saved.signedKey.id,
        value: Buffer.from(saved.signedKey.value, "base64"),
        signature: Buffer.from(saved.signedKey.signature, "base64"),
      },
    },
    oneTimeKeys: new OneTimeKeys(saved.oneTimeKeys),
    linkedAt: saved.linkedAt,
    active: false,
    online: false,
    historySent: saved.historySent,
    waiting: new Map(),
    askedAgain: new Set(),
  };
  for (const [key, node] of saved.waiting) {
    device.waiting.set(key, await decodeBinaryNode(Buffer.from(node, "base64")));
  }
  return device;
}
