import type { AcceptedMessage } from "../graph/accepted-message";
import { emitStatus } from "../webhooks/status-update";
import type { World } from "../world";
import type { Step } from "./customer-message";
import type { ChatMessage } from "./phone-book";
import { planReaction } from "./plan-reaction";
import { reply } from "./reply";

/** Lets the pretend customer live through an accepted WhatsApp message. Nothing happens in mode `off`. */
export function reactToWhatsApp(world: World, message: AcceptedMessage): void {
  if (world.settings.mode === "off") return;
  const person = world.phones.open(message.waId);
  const steps = planReaction(
    { channel: "whatsapp", waId: message.waId, persona: person.persona, count: person.received++ },
    world.settings,
  );
  for (const step of steps) world.later(step.afterMs, () => perform(world, message, step));
}

/** Refusals that Meta finds out only while delivering: accepted first, `failed` a little later. */
export function failLater(world: World, message: AcceptedMessage, code: number): void {
  if (world.settings.mode === "off") return;
  world.later(800, () => perform(world, message, { afterMs: 0, do: "failed", code }));
}

/**
 * `sent` and `delivered` now, for the phone whose statuses overtake the HTTP answer. Resolves when the receiver has
 * taken them, or after two seconds when nobody listens.
 */
export function statusFirst(world: World, message: AcceptedMessage): Promise<void> {
  if (world.settings.mode === "off") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    perform(world, message, { afterMs: 0, do: "sent" });
    perform(world, message, { afterMs: 0, do: "delivered" }, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function perform(world: World, message: AcceptedMessage, step: Step, onTaken?: () => void): void {
  if (step.do === "reply") {
    reply(world, message.number, message.waId, step.reply, message.record?.id);
    return;
  }
  const code = step.do === "failed" ? step.code : undefined;
  if (step.do === "read") world.phones.seen(message.waId);
  advance(message.record, step.do, code);
  emitStatus(world, message, step.do, {
    code,
    backdateMs: step.do === "failed" ? step.backdateMs : 0,
    onTaken,
  });
  if (world.bus.listening) {
    world.bus.emit({
      type: "status",
      channel: "whatsapp",
      phone: message.phone,
      id: message.id,
      status: step.do,
      code,
    });
  }
}

const RANK = ["accepted", "held", "sent", "delivered", "read"];

/** Ticks only go forward, also when a status is told late. */
export function advance(record: ChatMessage | undefined, status: ChatMessage["status"], code?: number): void {
  if (!record) return;
  if (status === "failed") {
    if (record.status === "delivered" || record.status === "read") return;
    record.status = "failed";
    record.errorCode = code;
  } else if (RANK.indexOf(status) > RANK.indexOf(record.status)) record.status = status;
}
