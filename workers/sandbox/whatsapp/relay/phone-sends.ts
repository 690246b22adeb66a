import type { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import { describeMessage } from "./describe-message";
import { sendCopy } from "./send-copy";
import { stanzaType } from "./stanza-type";

/** The owner types on the phone itself: the customer gets it, and every linked device a copy as "sent from here". */
export async function phoneSends(
  network: Network,
  owner: OwnerAccount,
  customer: Customer,
  message: proto.IMessage,
): Promise<string> {
  const id = network.newId();
  const described = describeMessage(message);
  const sent = {
    id,
    message: { deviceSentMessage: { destinationJid: `${customer.lid}@lid`, message } },
    mediaType: stanzaType(described.type).mediaType,
    attrs: {
      type: stanzaType(described.type).type,
      t: network.seconds(),
      recipient: `${customer.lid}@lid`,
      addressing_mode: "lid",
      ...(customer.lidOnly ? {} : { peer_recipient_pn: `${customer.digits}@s.whatsapp.net` }),
    },
  };
  network.outbox.set(id, sent);
  for (const device of owner.devices.values()) await sendCopy(network, device, sent);
  network.emit({ type: "typed", owner: owner.digits, customer: customer.digits, id, described });
  return id;
}
