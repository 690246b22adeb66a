import type { Network } from "../network";
import type { LinkedDevice } from "../people/linked-device";
import type { OwnerAccount } from "../people/owner-account";
import type { ArrivingCopy } from "./arriving-copy";
import { deliver } from "./deliver";
import { describeMessage } from "./describe-message";
import { deviceJid } from "./device-jid";

/**
 * One linked number writes to another: the other's phone opens its copy and says that it arrived; its linked devices get
 * theirs as they are.
 */
export async function arriveAtOtherOwner(
  network: Network,
  from: LinkedDevice,
  to: OwnerAccount,
  target: number,
  copy: ArrivingCopy,
): Promise<void> {
  const { owner } = from;
  if (to.blocked.has(owner.digits)) return;
  const companion = to.devices.get(target);
  if (companion) {
    deliver(network, companion, {
      tag: "message",
      attrs: {
        from: deviceJid(owner.lid, "lid", from.id),
        sender_pn: `${owner.digits}@s.whatsapp.net`,
        addressing_mode: "lid",
        id: copy.id,
        t: network.seconds(),
        type: "text",
        notify: owner.name,
      },
      content: [copy.enc],
    });
    return;
  }
  if (target !== 0) return;
  const message = await to.phone.decrypt(
    `${owner.lid}.${from.id}`,
    copy.enc.attrs.type ?? "",
    copy.enc.content as Uint8Array,
  );
  const { type, text } = describeMessage(message);
  const facts = {
    id: copy.id,
    owner: owner.digits,
    customer: to.digits,
    type,
    text,
    message,
    at: network.now(),
  };
  network.ledger.note(facts, 0, copy.again);
  deliver(network, from, {
    tag: "receipt",
    attrs: { from: `${to.lid}@lid`, id: copy.id, t: network.seconds() },
  });
}
