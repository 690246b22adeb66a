import type { BinaryNode } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";

/** A device that is never seen again does not fill the memory. */
const MAX_WAITING = 10_000;

/** Under which name a node waits for its confirmation. Receipts of one message are told apart by their type. */
export function waitingKey(tag: string, attrs: Record<string, string | undefined>): string {
  return tag === "message" ? `message ${attrs.id}` : `${tag} ${attrs.id} ${attrs.type ?? ""}`;
}

/**
 * Sends a node to a linked device, now or at its next log-in. It waits until the device has confirmed it, so what a dying
 * client had not confirmed comes again.
 */
export function deliver(network: Network, device: LinkedDevice, node: BinaryNode): void {
  const { waiting } = device;
  waiting.set(waitingKey(node.tag, node.attrs), node);
  if (waiting.size > MAX_WAITING) waiting.delete(waiting.keys().next().value!);
  if (device.active) device.connection?.send(node);
  else network.changed();
}
