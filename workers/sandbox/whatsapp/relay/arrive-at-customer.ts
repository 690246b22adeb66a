import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { LinkedDevice } from "../people/linked-device";
import type { ArrivingCopy } from "./arriving-copy";
import { askAgain } from "./ask-again";
import { describeMessage } from "./describe-message";
import { sendReceipt } from "./send-receipt";

const MAX_ASKED = 5;

/**
 * A copy reaches one device of a customer: it is opened and noted, and the phone tells that it arrived. What cannot be
 * opened is asked for again, up to five times, as phones do. Somebody who blocked the number hears nothing.
 */
export async function arriveAtCustomer(
  network: Network,
  from: LinkedDevice,
  customer: Customer,
  customerDevice: number,
  copy: ArrivingCopy,
): Promise<void> {
  const { owner } = from;
  const signal = customer.devices.get(customerDevice);
  if (!signal || !customer.registered || customer.blocked.has(owner.digits)) return;
  const asked = network.asked.get(`${customer.digits} ${customerDevice} ${copy.id}`) ?? 0;
  const facts = { id: copy.id, owner: owner.digits, customer: customer.digits };
  let message: Awaited<ReturnType<typeof signal.decrypt>>;
  try {
    message = await signal.decrypt(
      `${owner.lid}.${from.id}`,
      copy.enc.attrs.type ?? "",
      copy.enc.content as Uint8Array,
    );
  } catch (error) {
    network.emit({ type: "undecryptable", ...facts, reason: (error as Error).message });
    if (asked >= MAX_ASKED) return;
    network.asked.set(`${customer.digits} ${customerDevice} ${copy.id}`, asked + 1);
    askAgain(network, from, customer, customerDevice, copy.id, asked + 1);
    return;
  }
  owner.talkedTo.add(customer.digits);
  const described = describeMessage(message);
  const shown = network.ledger.has(customer.digits, copy.id);
  const received = network.ledger.note(
    {
      ...facts,
      type: described.type,
      text: described.text,
      message: network.keepContent ? message : {},
      at: network.now(),
    },
    customerDevice,
    copy.again || asked > 0,
  );
  if (shown) {
    if (customerDevice === 0) sendReceipt(network, from, customer, [copy.id]);
    return;
  }
  network.changed();
  if (network.autoDelivered) sendReceipt(network, from, customer, [copy.id]);
  if (network.autoRead) sendReceipt(network, from, customer, [copy.id], "read");
  network.emit({ type: "received", message: received, from, customer, described });
}
