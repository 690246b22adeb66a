import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";

/** A customer types, records or stops; only connected devices hear of it. */
export function showTyping(
  customer: Customer,
  owner: OwnerAccount,
  state: "composing" | "recording" | "paused",
): void {
  for (const device of owner.devices.values()) {
    if (!device.active) continue;
    device.connection?.send({
      tag: "chatstate",
      attrs: { from: `${customer.lid}@lid` },
      content: [
        state === "recording" ? { tag: "composing", attrs: { media: "audio" } } : { tag: state, attrs: {} },
      ],
    });
  }
}
