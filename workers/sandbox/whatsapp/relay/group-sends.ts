import type { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import { sendCopy } from "./send-copy";

/**
 * A customer writes where others read too: a group ("…@g.us"), "status@broadcast", a channel. Encrypted for each device
 * as a message between two is; clients of this product throw such messages away unread.
 */
export async function groupSends(
  network: Network,
  customer: Customer,
  owner: OwnerAccount,
  chatJid: string,
  message: proto.IMessage,
): Promise<string> {
  const id = network.newId();
  const sent = {
    id,
    customer,
    message,
    from: chatJid,
    attrs: {
      type: "text",
      t: network.seconds(),
      notify: customer.name,
      participant: `${customer.lid}@lid`,
      participant_pn: `${customer.digits}@s.whatsapp.net`,
      addressing_mode: "lid",
    },
  };
  network.outbox.set(id, sent);
  for (const device of owner.devices.values()) await sendCopy(network, device, sent);
  return id;
}
