import type { CustomerMessage, Step } from "../customers/customer-message";
import type { ChatMessage } from "../customers/phone-book";
import { planReaction } from "../customers/plan-reaction";
import { advance } from "../customers/react";
import type { World } from "../world";
import type { SmsMessage, TwilioAccount, TwilioNumber } from "./entities";
import { replyBySms } from "./reply-by-sms";
import { postStatus } from "./sms-callbacks";

export interface AcceptedSms {
  account: TwilioAccount;
  sender: TwilioNumber;
  message: SmsMessage;
  waId: string;
  /** How long the sender's own queue holds it, ms. */
  queueMs: number;
  record?: ChatMessage;
}

/** Lets the pretend customer live through an accepted SMS. Nothing happens in mode `off`. */
export function reactToSms(world: World, sms: AcceptedSms): void {
  if (world.settings.mode === "off") return;
  const person = world.phones.open(sms.waId);
  const steps = planReaction(
    { channel: "sms", waId: sms.waId, persona: person.persona, count: person.received++ },
    world.settings,
  );
  const queued = sms.message.status;
  world.later(0, () => postStatus(world, sms.account, sms.message, queued));
  for (const step of steps) world.later(sms.queueMs + step.afterMs, () => perform(world, sms, step));
}

/** `sent` now, before the HTTP answer; resolves when taken or after two seconds. */
export function smsStatusFirst(world: World, sms: AcceptedSms): Promise<void> {
  if (world.settings.mode === "off") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 2000);
    perform(world, sms, { afterMs: 0, do: "sent" });
    perform(world, sms, { afterMs: 0, do: "delivered" }, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** SMS has no read receipt, and 30xxx filtered or undeliverable ends as `undelivered`. */
function perform(world: World, sms: AcceptedSms, step: Step, onTaken?: () => void): void {
  if (step.do === "read") {
    world.phones.seen(sms.waId);
    advance(sms.record, "read");
    return;
  }
  if (step.do === "reply") {
    reply(world, sms, step.reply);
    return;
  }
  const code = step.do === "failed" ? step.code : undefined;
  const status = step.do === "failed" ? "undelivered" : step.do;
  sms.message.status = status;
  sms.message.errorCode = code ?? null;
  advance(sms.record, step.do, code);
  postStatus(world, sms.account, sms.message, status, code, onTaken);
  if (world.bus.listening) {
    world.bus.emit({
      type: "status",
      channel: "sms",
      phone: sms.message.to,
      id: sms.message.sid,
      status,
      code,
    });
  }
}

function reply(world: World, sms: AcceptedSms, message: CustomerMessage): void {
  const text = message.type === "text" ? message.text : undefined;
  if (text) replyBySms(world, sms.account, sms.sender, sms.waId, text);
}
