import type { Step } from "../../customers/customer-message";
import { magicPhone } from "../../customers/magic-phones";
import type { ChatMessage } from "../../customers/phone-book";
import { planReaction } from "../../customers/plan-reaction";
import { advance } from "../../customers/react";
import type { World } from "../../world";
import type { Network } from "../network";
import type { Customer } from "../people/customer";
import type { LinkedDevice } from "../people/linked-device";
import { customerMessage } from "../relay/customer-message";
import { customerSends } from "../relay/customer-sends";
import { sendReceipt } from "../relay/send-receipt";
import { customerContentOf } from "./customer-content-of";

/** Lets the pretend customer live through a message that arrived: ticks, and sometimes an answer. */
export function reactByQr(
  world: World,
  network: Network,
  from: LinkedDevice,
  customer: Customer,
  record: ChatMessage,
): void {
  const person = world.phones.open(customer.digits);
  const steps = planReaction(
    { channel: "whatsapp", waId: customer.digits, persona: person.persona, count: person.received++ },
    world.settings,
  );
  const blocks = magicPhone(customer.digits)?.qr?.blocks === true;
  for (const step of blocks ? [...steps, ...READS] : steps) {
    world.later(step.afterMs, () => perform(world, network, from, customer, record, step));
  }
  if (blocks) world.later(BLOCKS_AFTER_MS, () => customer.blocked.add(from.owner.digits));
}

const READS: Step[] = [{ afterMs: 2000, do: "read" }];
const BLOCKS_AFTER_MS = 3000;

function perform(
  world: World,
  network: Network,
  from: LinkedDevice,
  customer: Customer,
  record: ChatMessage,
  step: Step,
): void {
  switch (step.do) {
    case "delivered":
    case "read":
      tick(world, network, from, customer, record, step.do);
      return;
    case "reply": {
      const content = customerContentOf(step.reply, record);
      const message = customerMessage(network, `${from.owner.lid}@lid`, content);
      void customerSends(network, customer, from.owner, message).catch((error: Error) =>
        network.emit({ type: "fault", error }),
      );
      return;
    }
  }
}

function tick(
  world: World,
  network: Network,
  from: LinkedDevice,
  customer: Customer,
  record: ChatMessage,
  status: "delivered" | "read",
): void {
  advance(record, status);
  if (status === "read") world.phones.seen(customer.digits);
  sendReceipt(network, from, customer, [record.id], status === "read" ? "read" : undefined);
  if (!world.bus.listening) return;
  world.bus.emit({
    type: "status",
    channel: "whatsapp",
    phone: world.phones.open(customer.digits).phone,
    id: record.id,
    status,
  });
}
