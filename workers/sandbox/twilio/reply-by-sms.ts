import type { ChatMessage } from "../customers/phone-book";
import { phoneOf } from "../state/phone";
import type { World } from "../world";
import type { TwilioAccount, TwilioNumber } from "./entities";
import { optOutType, stopKey } from "./opt-out";
import { countSegments } from "./segments";

const TWILIO_SAYS = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
} as const;

/**
 * A customer texts a number: Twilio notes STOP and START and answers them itself, and still posts the inbound call.
 * Returns the new message's sid.
 */
export function replyBySms(
  world: World,
  account: TwilioAccount,
  sender: TwilioNumber,
  waId: string,
  body: string,
): string {
  const person = world.phones.open(waId);
  const business = {
    key: sender.sid,
    channel: "sms" as const,
    name: account.friendlyName,
    displayPhone: sender.phone,
  };
  const record: ChatMessage = {
    id: `SM${world.nextHex(32)}`,
    from: "customer",
    at: world.now(),
    status: "sent",
    type: "text",
    text: body,
    waId,
  };
  world.messages.set(record.id, record);
  world.phones.record(person, business, record);
  const meaning = optOutType(body);
  if (meaning) {
    const key = stopKey(account, sender.phone, waId);
    if (meaning === "STOP") account.stopped.add(key);
    if (meaning === "START") account.stopped.delete(key);
    world.onRemember();
    const answer: ChatMessage = {
      ...record,
      id: `SM${world.nextHex(32)}`,
      from: "business",
      status: "delivered",
      text: TWILIO_SAYS[meaning],
      waId: undefined,
    };
    world.phones.record(person, business, answer);
  }
  postInbound(world, account, sender, record, meaning);
  if (world.bus.listening) {
    world.bus.emit({
      type: "inbound",
      channel: "sms",
      phone: person.phone,
      id: record.id,
      kind: meaning ?? "text",
    });
  }
  return record.id;
}

function postInbound(
  world: World,
  account: TwilioAccount,
  sender: TwilioNumber,
  record: ChatMessage,
  meaning: string | undefined,
): void {
  const service = [...account.services.values()].find((candidate) => candidate.phones.includes(sender.phone));
  const url = service?.inboundUrl ?? sender.smsUrl;
  if (!url) return;
  const phone = phoneOf(record.waId!);
  const params: Record<string, string> = {
    ToCountry: "BR",
    ToState: "",
    SmsMessageSid: record.id,
    NumMedia: "0",
    ToCity: "",
    FromZip: "",
    SmsSid: record.id,
    FromState: "",
    SmsStatus: "received",
    FromCity: "",
    Body: record.text,
    FromCountry: "BR",
    To: sender.phone,
    ToZip: "",
    NumSegments: String(countSegments(record.text)),
    MessageSid: record.id,
    AccountSid: account.sid,
    From: phone,
    ApiVersion: "2010-04-01",
  };
  if (service) params.MessagingServiceSid = service.sid;
  if (account.advancedOptOut && meaning) params.OptOutType = meaning;
  world.forms.add({
    url,
    params,
    authToken: account.authToken,
    field: "sms",
    kind: "received",
    phone,
    delivered: () => {
      if (record.status === "sent") record.status = "delivered";
    },
  });
}
