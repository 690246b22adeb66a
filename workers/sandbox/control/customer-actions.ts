import { z } from "zod";
import type { CustomerMessage } from "../customers/customer-message";
import type { Chat, PretendPhone } from "../customers/phone-book";
import { advance } from "../customers/react";
import { reply } from "../customers/reply";
import { phoneDigits, waIdOf } from "../state/phone";
import { replyBySms } from "../twilio/reply-by-sms";
import { emitStatus } from "../webhooks/status-update";
import { qrDigits } from "../whatsapp/stage/qr-business";
import { replyByQr } from "../whatsapp/stage/reply-by-qr";
import type { World } from "../world";

const file = z.enum(["image", "video", "document", "sticker"]);

export const customerMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string().min(1).max(4096), replyTo: z.string().optional() }),
  z.object({ type: z.literal("button"), index: z.number().int().min(0), messageId: z.string().optional() }),
  z.object({ type: z.literal("list"), index: z.number().int().min(0), messageId: z.string().optional() }),
  ...file.options.map((type) =>
    z.object({
      type: z.literal(type),
      caption: z.string().max(1024).optional(),
      megabytes: z.number().positive().max(100).optional(),
      file: z
        .object({
          base64: z.base64().max(2_000_000),
          mimeType: z.string().min(1).max(200),
          filename: z.string().min(1).max(1_000).optional(),
        })
        .optional(),
    }),
  ),
  z.object({ type: z.literal("audio"), voice: z.boolean().optional() }),
  z.object({ type: z.literal("reaction"), emoji: z.string().max(16), messageId: z.string().optional() }),
  z.object({ type: z.literal("preference"), value: z.enum(["stop", "resume"]) }),
  z.object({ type: z.literal("change-number"), newPhone: z.string() }),
  z.object({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    name: z.string().max(200).optional(),
    address: z.string().max(400).optional(),
  }),
  z.object({
    type: z.literal("contacts"),
    name: z.string().min(1).max(200).optional(),
    phone: z
      .string()
      .regex(/^\+?\d{8,15}$/)
      .optional(),
  }),
  z.object({
    type: z.literal("edit"),
    messageId: z.string().optional(),
    text: z.string().min(1).max(4096).optional(),
  }),
  z.object({ type: z.literal("revoke"), messageId: z.string().optional() }),
  ...(["order", "unsupported", "flow"] as const).map((type) => z.object({ type: z.literal(type) })),
]);

export type SentAsCustomer = { ok: true; id: string } | { ok: false; reason: string };

/**
 * Writes as the customer. `business` is a phone number id, the key of a number linked by QR, or an SMS sender's phone or
 * sid; without it the chat that was last active, else the first WhatsApp number.
 */
export function sendAsCustomer(
  world: World,
  phone: string,
  message: CustomerMessage,
  business?: string,
): SentAsCustomer {
  const waId = waIdOf(phoneDigits(phone));
  if (waId === "") return { ok: false, reason: "not a phone number" };
  const person = world.phones.open(waId);
  const key = business ?? newestChat(person)?.business.key ?? world.numbers.keys().next().value;
  const number = key === undefined ? undefined : world.numbers.get(key);
  if (number) return { ok: true, id: reply(world, number, waId, message) };
  const owner = world.whatsapp?.network.directory.owner(qrDigits(key ?? "") ?? "");
  if (world.whatsapp && owner) {
    if (owner.digits === waId) return { ok: false, reason: "a phone does not write to itself" };
    return { ok: true, id: replyByQr(world, world.whatsapp, owner, waId, message) };
  }
  for (const account of world.twilio.values()) {
    for (const sender of account.numbers.values()) {
      if (key !== undefined && sender.sid !== key && sender.phone !== key) continue;
      if (message.type !== "text") return { ok: false, reason: "an SMS can only be text" };
      return { ok: true, id: replyBySms(world, account, sender, waId, message.text) };
    }
  }
  return {
    ok: false,
    reason: key === undefined ? "no business number is registered" : "no such business number",
  };
}

/**
 * Shows a business that its customer writes, or stopped; only numbers linked by QR can see it. `business` as in
 * sendAsCustomer. → whether anybody could be shown it
 */
export function typeAsCustomer(
  world: World,
  phone: string,
  state: "composing" | "recording" | "paused",
  business?: string,
): boolean {
  const person = world.phones.open(waIdOf(phoneDigits(phone)));
  const key = business ?? newestChat(person)?.business.key;
  const owner = world.whatsapp?.network.directory.owner(qrDigits(key ?? "") ?? "");
  if (!world.whatsapp || !owner || owner.digits === person.waId) return false;
  // Whoever has never written is on WhatsApp all the same.
  if (!world.whatsapp.network.directory.customer(person.waId)) return false;
  world.whatsapp.server.types(person.waId, owner.digits, state);
  return true;
}

function newestChat(person: PretendPhone): Chat | undefined {
  let newest: Chat | undefined;
  for (const chat of person.chats.values()) {
    if (!newest || (chat.messages.last()?.at ?? 0) > (newest.messages.last()?.at ?? 0)) newest = chat;
  }
  return newest;
}

/**
 * Reads everything that waits on the phone, or only what these businesses wrote; WhatsApp messages tell their business
 * so. Returns how many were new.
 */
export function readEverything(world: World, phone: string, businesses?: string[]): number {
  const person = world.phones.get(waIdOf(phoneDigits(phone)));
  if (!person) return 0;
  let count = 0;
  for (const chat of person.chats.values()) {
    if (businesses && !businesses.includes(chat.business.key)) continue;
    const number = world.numbers.get(chat.business.key);
    const linked = qrDigits(chat.business.key);
    const seen: string[] = [];
    for (const record of chat.messages.toArray()) {
      if (record.from !== "business" || record.status === "read" || record.status === "failed") continue;
      advance(record, "read");
      count++;
      if (linked) seen.push(record.id);
      if (!number) continue;
      const category = record.templateName ? "marketing" : "service";
      emitStatus(
        world,
        {
          id: record.id,
          number,
          waId: person.waId,
          phone: person.phone,
          outgoingId: record.outgoingId,
          category,
          billable: record.templateName !== undefined,
        },
        "read",
      );
    }
    if (linked && seen.length > 0) world.whatsapp?.server.reads(person.waId, linked, seen);
  }
  person.unread = businesses ? Math.max(0, person.unread - count) : 0;
  return count;
}
