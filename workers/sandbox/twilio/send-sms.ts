import { type MagicBehaviour, magicPhone } from "../customers/magic-phones";
import { magicRefusal } from "../graph/later-failure";
import { brokenAnswer, lostAnswer } from "../http/broken-answer";
import { phoneDigits, waIdOf } from "../state/phone";
import type { World } from "../world";
import { describeSms } from "./describe";
import type { MessagingService, SmsMessage, TwilioAccount, TwilioNumber } from "./entities";
import { stopKey } from "./opt-out";
import { countSegments } from "./segments";
import { type AcceptedSms, reactToSms, smsStatusFirst } from "./sms-react";
import { twilioError, twilioJson } from "./twilio-error";

const MAX_BODY = 1600;
/** A long-code sender sends one a second and queues four hours' worth (21611 beyond). */
const SENDER_GAP_MS = 1000;
const MAX_QUEUE_MS = 4 * 60 * 60 * 1000;

/** `POST …/Messages.json`: 201 with status `queued` (From) or `accepted` (Messaging Service). */
export async function sendSms(world: World, account: TwilioAccount, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const to = form.get("To") ?? "";
  const body = form.get("Body") ?? "";
  const sender = findSender(account, form);
  if (typeof sender === "number") return refuse(world, to, sender);
  if (to === "") return refuse(world, to, 21604);
  const digits = phoneDigits(to);
  if (digits === "" || !to.startsWith("+"))
    return refuse(world, to, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (body === "" && !form.has("MediaUrl") && !form.has("ContentSid")) return refuse(world, to, 21602);
  if (body.length > MAX_BODY) return refuse(world, to, 21617);
  const waId = waIdOf(digits);
  const magic = magicPhone(waId)?.sms;
  const code = magicRefusal(world, sender.number.sid, waId, magic?.answer);
  if (code !== undefined) return refuse(world, to, code);
  if (account.stopped.has(stopKey(account, sender.number.phone, waId))) return refuse(world, to, 21610);
  const queueMs = takeQueue(world, sender.number);
  if (queueMs > MAX_QUEUE_MS) return refuse(world, to, 21611);
  return accept(world, { account, sender, to, body, waId, magic, form, queueMs }, request);
}

interface Sender {
  number: TwilioNumber;
  service?: MessagingService;
}

/** The sender, or the code that says why there is none. */
function findSender(account: TwilioAccount, form: URLSearchParams): Sender | number {
  const from = form.get("From");
  const serviceSid = form.get("MessagingServiceSid");
  if (!from && !serviceSid) return 21603;
  if (serviceSid) {
    const service = account.services.get(serviceSid);
    if (!service) return 21701;
    const phone = from || service.phones[service.next++ % Math.max(1, service.phones.length)];
    const number = phone === undefined ? undefined : account.numbers.get(phone);
    return number ? { number, service } : 21703;
  }
  const number = account.numbers.get(from!);
  if (number) return { number };
  return phoneDigits(from!) === "" && !/^\d{5,6}$/.test(from!) ? 21212 : 21606;
}

function takeQueue(world: World, number: TwilioNumber): number {
  if (world.settings.mode !== "real") return 0;
  const now = world.now();
  const at = Math.max(now, number.freeAt);
  number.freeAt = at + SENDER_GAP_MS / world.settings.speed;
  return (at - now) * world.settings.speed;
}

interface Draft {
  account: TwilioAccount;
  sender: Sender;
  to: string;
  body: string;
  waId: string;
  magic: MagicBehaviour | undefined;
  form: URLSearchParams;
  queueMs: number;
}

function accept(world: World, draft: Draft, request: Request): Response | Promise<Response> {
  const { magic } = draft;
  const manner = magic?.answer && magic.answer.do !== "refuse" ? magic.answer.do : world.settings.answer;
  if (manner === "html" || manner === "hang-lost") return lostAnswer(manner, request);
  const sms = store(world, draft);
  const response = twilioJson(describeSms(sms.message), 201);
  if (manner === "status-first") return smsStatusFirst(world, sms).then(() => response);
  reactToSms(world, sms);
  return manner === "ok" ? response : brokenAnswer(manner, response, request);
}

function store(world: World, draft: Draft): AcceptedSms {
  const { account, sender, form, waId } = draft;
  const statusCallback = form.get("StatusCallback") ?? undefined;
  const message: SmsMessage = {
    sid: `SM${world.nextHex(32)}`,
    accountSid: account.sid,
    from: sender.service ? null : sender.number.phone,
    messagingServiceSid: sender.service?.sid ?? null,
    to: draft.to,
    body: draft.body,
    segments: countSegments(draft.body),
    status: sender.service ? "accepted" : "queued",
    errorCode: null,
    createdAt: world.now(),
    statusCallback,
  };
  const outgoingId = outgoingIdOf(statusCallback);
  const sms: AcceptedSms = { account, sender: sender.number, message, waId, queueMs: draft.queueMs };
  world.accepted++;
  world.ledger.add(waId, outgoingId ?? message.sid);
  if (world.settings.mode !== "off") keepInChat(world, sms, outgoingId);
  if (world.bus.listening) {
    world.bus.emit({ type: "accepted", channel: "sms", phone: draft.to, id: message.sid, outgoingId });
  }
  return sms;
}

function keepInChat(world: World, sms: AcceptedSms, outgoingId: string | undefined): void {
  const { account, sender, message } = sms;
  world.sms.set(message.sid, message);
  sms.record = {
    id: message.sid,
    from: "business",
    at: message.createdAt,
    type: "text",
    text: message.body,
    status: "accepted",
    outgoingId,
  };
  world.messages.set(message.sid, sms.record);
  const business = {
    key: sender.sid,
    channel: "sms" as const,
    name: account.friendlyName,
    displayPhone: sender.phone,
  };
  world.phones.record(world.phones.open(sms.waId), business, sms.record);
}

/** The sender's own id: the last UUID in the callback address, else the whole address. */
function outgoingIdOf(statusCallback: string | undefined): string | undefined {
  if (!statusCallback) return undefined;
  const ids = statusCallback.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi);
  return ids?.at(-1) ?? statusCallback;
}

function refuse(world: World, to: string, code: number, message?: string): Response {
  world.refused++;
  if (world.bus.listening) world.bus.emit({ type: "refused", channel: "sms", phone: to, code });
  return twilioError(code, message);
}
