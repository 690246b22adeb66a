import type { CustomerMessage, Step } from "./customer-message";

/** Only +55 11 90000-0000 to 90000-0999 are magic; the last three digits choose what happens. */
export const MAGIC_PREFIX = "5511900000";

/** How the HTTP request itself goes. `hang`, `reset`, `no-id` and `half` happen after the message was processed. */
export type MagicAnswer =
  | { do: "refuse"; code: number; times?: number }
  | { do: "hang" | "hang-lost" | "reset" | "no-id" | "html" | "half" | "status-first" };

export interface MagicBehaviour {
  answer?: MagicAnswer;
  /** Fails later, by webhook; for SMS as `undelivered` or `failed`. */
  failsWith?: number;
  steps?: Step[];
  held?: boolean;
}

/** What is different when the message comes from a number linked by QR. */
interface QrBehaviour {
  /** `false`: has no WhatsApp. */
  registered?: false;
  /** The server refuses with this code in its ack. */
  error?: string;
  /** It arrives, and the server never says so. */
  silent?: true;
  /** The server takes it and loses it. */
  lost?: true;
  /** Reads the first message and blocks the number. */
  blocks?: true;
  /** Devices of this person, the phone included. */
  devices?: number;
}

export interface MagicPhone {
  /** Last three digits. Texts for people: `sandbox.magic.p<digits>.name` and `.does` in the messages. */
  digits: string;
  /** A code or word shown beside the phone. */
  badge?: string;
  whatsapp?: MagicBehaviour;
  sms?: MagicBehaviour;
  qr?: QrBehaviour;
  /** Has a WhatsApp username and hides the phone: webhooks carry only the business-scoped id. */
  hidesPhone?: boolean;
}

const arrives = (...then: Step[]): Step[] => [
  { afterMs: 300, do: "sent" },
  { afterMs: 900, do: "delivered" },
  ...then,
];
const readAnd = (...then: Step[]): Step[] => arrives({ afterMs: 2000, do: "read" }, ...then);
const answers = (reply: CustomerMessage): MagicBehaviour => ({
  steps: readAnd({ afterMs: 4000, do: "reply", reply }),
});
const both = (behaviour: MagicBehaviour) => ({ whatsapp: behaviour, sms: behaviour });

/** Meta decides where each refusal is reported (error-table.ts), so a row names only the code. */
const refuses = (digits: string, code: number, times?: number): MagicPhone => ({
  digits,
  badge: String(code),
  whatsapp: { answer: { do: "refuse", code, times } },
});
const smsRefuses = (digits: string, code: number, times?: number): MagicPhone => ({
  digits,
  badge: String(code),
  sms: { answer: { do: "refuse", code, times } },
});
const smsFails = (digits: string, code: number): MagicPhone => ({
  digits,
  badge: String(code),
  sms: { failsWith: code },
});
const qrRefuses = (code: string): MagicPhone => ({
  digits: code,
  badge: code,
  whatsapp: { steps: arrives() },
  qr: { error: code },
});
const says = (digits: string, reply: CustomerMessage): MagicPhone => ({ digits, whatsapp: answers(reply) });

export const MAGIC_PHONES: readonly MagicPhone[] = [
  { digits: "000", ...both({ steps: arrives() }) },
  { digits: "001", ...both(answers({ type: "text", text: "SAIR" })) },
  { digits: "002", ...both(answers({ type: "text", text: "Vocês entregam no meu bairro?" })) },
  smsFails("003", 30003),
  smsFails("004", 30004),
  smsFails("005", 30005),
  smsFails("006", 30006),
  smsFails("007", 30007),
  smsFails("008", 30008),
  { digits: "009", ...both(answers({ type: "text", text: "Pare por favor" })) },
  refuses("015", 132015),
  refuses("016", 132016),
  { ...refuses("026", 131026), qr: { registered: false } },
  refuses("031", 131031),
  refuses("037", 131037),
  refuses("042", 131042),
  refuses("047", 131047),
  refuses("048", 131048),
  refuses("049", 131049),
  refuses("050", 131050),
  refuses("053", 131053),
  refuses("056", 131056),
  refuses("057", 131057, 1),
  { digits: "100", ...both({ steps: readAnd() }) },
  { digits: "101", ...both({ steps: arrives() }) },
  { digits: "102", ...both({ steps: [{ afterMs: 300, do: "sent" }] }) },
  {
    digits: "190",
    badge: "190",
    whatsapp: { answer: { do: "refuse", code: 190 } },
    sms: { answer: { do: "refuse", code: 20003 } },
  },
  smsRefuses("211", 21211),
  smsRefuses("214", 21614),
  {
    digits: "408",
    badge: "?",
    ...both({ answer: { do: "hang" }, steps: arrives() }),
    qr: { silent: true },
  },
  { digits: "409", badge: "?", ...both({ answer: { do: "reset" }, steps: arrives() }) },
  { digits: "410", badge: "?", ...both({ answer: { do: "no-id" }, steps: arrives() }) },
  { digits: "411", badge: "502", ...both({ answer: { do: "html" } }) },
  { digits: "412", badge: "?", ...both({ answer: { do: "half" }, steps: arrives() }) },
  { digits: "413", badge: "?", ...both({ answer: { do: "hang-lost" } }), qr: { lost: true } },
  {
    digits: "429",
    badge: "130429",
    whatsapp: { answer: { do: "refuse", code: 130429, times: 2 }, steps: arrives() },
    sms: { answer: { do: "refuse", code: 20429, times: 2 }, steps: arrives() },
  },
  qrRefuses("420"),
  qrRefuses("463"),
  refuses("472", 130472),
  qrRefuses("479"),
  refuses("497", 130497),
  {
    digits: "500",
    badge: "131000",
    whatsapp: { answer: { do: "refuse", code: 131000, times: 1 }, steps: arrives() },
    sms: { answer: { do: "refuse", code: 20500, times: 1 }, steps: arrives() },
  },
  smsRefuses("608", 21608),
  smsRefuses("610", 21610),
  smsRefuses("611", 21611, 1),
  says("700", { type: "audio", voice: true }),
  says("701", { type: "image", caption: "É esse aqui" }),
  says("702", { type: "location" }),
  says("703", { type: "reaction", emoji: "👍" }),
  says("704", { type: "button", index: 0 }),
  says("705", { type: "button", index: 1 }),
  says("706", { type: "document" }),
  says("707", { type: "sticker" }),
  says("708", { type: "contacts" }),
  says("709", { type: "video" }),
  says("710", { type: "order" }),
  says("711", { type: "unsupported" }),
  says("712", { type: "list", index: 0 }),
  says("713", { type: "flow" }),
  says("800", { type: "preference", value: "stop" }),
  says("801", { type: "preference", value: "resume" }),
  says("802", { type: "change-number", newPhone: "5511900000000" }),
  { digits: "803", hidesPhone: true, whatsapp: answers({ type: "text", text: "Oi, quero saber mais" }) },
  { digits: "804", whatsapp: { steps: readAnd() }, qr: { blocks: true } },
  { digits: "805", whatsapp: { steps: readAnd() }, qr: { devices: 3 } },
  {
    digits: "995",
    badge: "132015",
    whatsapp: { held: true, steps: [{ afterMs: 6000, do: "failed", code: 132015 }] },
  },
  {
    digits: "996",
    whatsapp: {
      held: true,
      steps: [
        { afterMs: 6000, do: "sent" },
        { afterMs: 7000, do: "delivered" },
      ],
    },
  },
  {
    digits: "997",
    whatsapp: { steps: arrives({ afterMs: 5000, do: "failed", code: 131026, backdateMs: 4700 }) },
  },
  {
    digits: "998",
    whatsapp: {
      steps: [
        { afterMs: 300, do: "sent" },
        { afterMs: 1500, do: "read" },
      ],
    },
  },
  { digits: "999", ...both({ answer: { do: "status-first" } }) },
];

const byDigits = new Map(MAGIC_PHONES.map((phone) => [phone.digits, phone]));

/** The magic phone with this WhatsApp id (digits), if it is one. */
export function magicPhone(waId: string): MagicPhone | undefined {
  if (!waId.startsWith(MAGIC_PREFIX) || waId.length !== 13) return undefined;
  return byDigits.get(waId.slice(10));
}

/** Digits of a magic phone, without "+". */
export function magicDigits(phone: MagicPhone): string {
  return MAGIC_PREFIX + phone.digits;
}
