import { S_WHATSAPP_NET } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { OwnerAccount } from "../people/owner-account";
import { reachoutState } from "./reachout-state";

/**
 * Restricts a number: until then (milliseconds since 1970) it may begin no new conversation (463). Its devices are told;
 * 0 lifts it.
 */
export function lockReachout(network: Network, owner: OwnerAccount, untilMs: number): void {
  owner.treatment.reachoutLockedUntil = untilMs;
  const answer = { data: { xwa2_notify_account_reachout_timelock: reachoutState(network, owner) } };
  for (const device of owner.devices.values()) {
    if (!device.active) continue;
    device.connection?.send({
      tag: "notification",
      attrs: { from: S_WHATSAPP_NET, id: network.newId(), type: "mex", t: network.seconds() },
      content: [
        {
          tag: "update",
          attrs: { op_name: "NotificationUserReachoutTimelockUpdate" },
          content: Buffer.from(JSON.stringify(answer)),
        },
      ],
    });
  }
}
