import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import { deliver } from "./deliver";

/** A customer rings, or stops ringing. Returns the call's id. */
export function callOwner(
  network: Network,
  customer: Customer,
  owner: OwnerAccount,
  call: { id?: string; event: "offer" | "terminate" | "timeout"; video?: boolean },
): string {
  const id = call.id ?? network.newId();
  const from = `${customer.lid}@lid`;
  const who = {
    "call-id": id,
    "call-creator": from,
    ...(customer.lidOnly ? {} : { caller_pn: `${customer.digits}@s.whatsapp.net` }),
  };
  for (const device of owner.devices.values()) {
    deliver(network, device, {
      tag: "call",
      attrs: { from, id: network.newId(), t: network.seconds(), notify: customer.name },
      content: [
        call.event === "offer"
          ? { tag: "offer", attrs: who, content: [{ tag: call.video ? "video" : "audio", attrs: {} }] }
          : {
              tag: "terminate",
              attrs: { ...who, ...(call.event === "timeout" ? { reason: "timeout" } : {}) },
            },
      ],
    });
  }
  return id;
}
