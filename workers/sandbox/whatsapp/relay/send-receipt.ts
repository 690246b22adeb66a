import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { LinkedDevice } from "../people/linked-device";
import { deliver } from "./deliver";

/** A customer's phone tells that messages have arrived (no type) or were read; many ids go in one receipt. */
export function sendReceipt(
  network: Network,
  device: LinkedDevice,
  customer: Customer,
  ids: string[],
  type?: "read" | "played",
): void {
  const [id, ...more] = ids;
  if (!id) return;
  deliver(network, device, {
    tag: "receipt",
    attrs: { from: `${customer.lid}@lid`, id, t: network.seconds(), ...(type ? { type } : {}) },
    content: more.length
      ? [
          {
            tag: "list",
            attrs: {},
            content: more.map((item) => ({ tag: "item", attrs: { id: item } })),
          },
        ]
      : undefined,
  });
}
