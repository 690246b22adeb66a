import type { proto } from "@whiskeysockets/baileys";
import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { OwnerAccount } from "../people/owner-account";
import { describeMessage } from "./describe-message";
import { type Spoil, sendCopy } from "./send-copy";
import { stanzaType } from "./stanza-type";

/**
 * A customer writes to a number: every linked device gets its own encrypted copy. Resolves with the message's id once all
 * of them were sent or wait for the next log-in.
 */
export async function customerSends(
  network: Network,
  customer: Customer,
  owner: OwnerAccount,
  message: proto.IMessage,
  options: { id?: string; spoil?: Spoil } = {},
): Promise<string> {
  const id = options.id ?? network.newId();
  const described = describeMessage(message);
  const { type, mediaType } = stanzaType(described.type);
  const sent = {
    id,
    customer,
    message,
    mediaType,
    attrs: {
      type,
      t: network.seconds(),
      notify: customer.name,
      addressing_mode: "lid",
      ...(customer.lidOnly ? {} : { sender_pn: `${customer.digits}@s.whatsapp.net` }),
      ...(described.type === "edit" ? { edit: "1" } : {}),
      ...(described.type === "revoke" ? { edit: "7" } : {}),
    },
  };
  network.outbox.set(id, sent);
  if (owner.blocked.has(customer.digits)) return id;
  owner.talkedTo.add(customer.digits);
  for (const device of owner.devices.values())
    await sendCopy(network, device, sent, { spoil: options.spoil });
  network.emit({ type: "written", owner: owner.digits, customer: customer.digits, id, described });
  return id;
}
