import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { LinkedDevice } from "../people/linked-device";
import { bundleNodes } from "../signal/bundle-nodes";
import { deliver } from "./deliver";
import { deviceJid } from "./device-jid";

/** A customer's device could not open a message: it asks for it again, with fresh keys for a new session. */
export function askAgain(
  network: Network,
  device: LinkedDevice,
  customer: Customer,
  customerDevice: number,
  id: string,
  count: number,
): void {
  const signal = customer.devices.get(customerDevice);
  if (!signal) return;
  signal.forget(`${device.owner.lid}.${device.id}`);
  const [registration, ...keys] = bundleNodes(signal.bundle());
  deliver(network, device, {
    tag: "receipt",
    attrs: {
      from: deviceJid(customer.lid, "lid", customerDevice),
      id,
      t: network.seconds(),
      type: "retry",
    },
    content: [
      { tag: "retry", attrs: { count: String(count), id, t: network.seconds(), v: "1" } },
      registration!,
      { tag: "keys", attrs: {}, content: keys },
    ],
  });
}
