import type { MetaNumber } from "../graph/entities";
import { userIdOf } from "../graph/user-id";
import { phoneDigits, phoneOf, waIdOf } from "../state/phone";
import { emitNumberUpdate, metadataOf } from "../webhooks/emit-meta";
import { inboundContent } from "../webhooks/inbound-content";
import type { World } from "../world";
import type { CustomerMessage } from "./customer-message";
import type { ChatMessage, PretendPhone } from "./phone-book";

/**
 * A customer writes to a WhatsApp number: opens the 24-hour window, enters the chat, and goes out by webhook.
 * `answeredId` is the business's message that buttons, reactions and edits are about; without it the newest is.
 * Returns the new message's id.
 */
export function reply(
  world: World,
  number: MetaNumber,
  waId: string,
  message: CustomerMessage,
  answeredId?: string,
): string {
  const person = world.phones.open(waId);
  number.lastInbound.set(waId, world.now());
  if (message.type === "preference") return changePreference(world, number, person, message.value);
  if (message.type === "change-number") return changeNumber(world, number, person, message.newPhone);
  const wanted = answeredId ?? ("messageId" in message ? message.messageId : undefined);
  const answered = (wanted ? world.messages.get(wanted) : undefined) ?? newestOf(message, person, number);
  const content = inboundContent(world, number, message, answered);
  const id = `wamid.HBgM${world.nextHex(28).toUpperCase()}BA==`;
  const record: ChatMessage = {
    id,
    from: "customer",
    at: world.now(),
    status: "sent",
    replyTo: content.contextId,
    ...content.shown,
  };
  keep(world, number, person, record, answered);
  emitInbound(world, number, person, record, { ...content.fields, ...contextOf(number, content.contextId) });
  return id;
}

function contextOf(number: MetaNumber, contextId: string | undefined): Record<string, unknown> {
  return contextId ? { context: { from: number.digits, id: contextId } } : {};
}

/** One answers what the business wrote, and edits or deletes what one wrote oneself. */
function newestOf(
  { type }: CustomerMessage,
  person: PretendPhone,
  number: MetaNumber,
): ChatMessage | undefined {
  const author = type === "edit" || type === "revoke" ? "customer" : "business";
  const messages = person.chats.get(number.id)?.messages.toArray() ?? [];
  return messages.findLast(({ from, type }) => from === author && type !== "revoke");
}

function keep(
  world: World,
  number: MetaNumber,
  person: PretendPhone,
  record: ChatMessage,
  answered: ChatMessage | undefined,
): void {
  record.waId = person.waId;
  world.messages.set(record.id, record);
  // These change a message; they are none.
  if (record.type === "reaction") {
    if (answered) answered.reaction = record.text || undefined;
    return;
  }
  if (record.type === "edit" || record.type === "revoke") {
    if (answered?.from !== "customer") return;
    answered.text = record.text;
    if (record.type === "revoke") answered.type = "revoke";
    return;
  }
  const business = {
    key: number.id,
    channel: "whatsapp" as const,
    name: number.verifiedName,
    displayPhone: number.displayPhone,
  };
  world.phones.record(person, business, record);
}

function emitInbound(
  world: World,
  number: MetaNumber,
  person: PretendPhone,
  record: ChatMessage,
  fields: Record<string, unknown>,
): void {
  const v24 = world.settings.webhookVersion === "v24";
  const userId = v24 || person.hidesPhone ? userIdOf(world, number.businessId, person.waId) : undefined;
  const profile: Record<string, string> = { name: person.name };
  if (person.hidesPhone) profile.username = person.name.toLowerCase().replaceAll(" ", "");
  const contact = {
    profile,
    ...(person.hidesPhone ? {} : { wa_id: person.waId }),
    ...(userId ? { user_id: userId } : {}),
  };
  const message = {
    ...(person.hidesPhone ? {} : { from: person.waId }),
    ...(userId ? { from_user_id: userId } : {}),
    id: record.id,
    timestamp: String(Math.floor(record.at / 1000)),
    ...fields,
  };
  emitNumberUpdate(world, number, {
    field: "messages",
    kind: String(fields.type),
    phone: person.phone,
    delivered: () => {
      if (record.status === "sent") record.status = "delivered";
    },
    value: {
      messaging_product: "whatsapp",
      metadata: metadataOf(number),
      contacts: [contact],
      messages: [message],
    },
  });
  if (world.bus.listening) {
    world.bus.emit({
      type: "inbound",
      channel: "whatsapp",
      phone: person.phone,
      id: record.id,
      kind: String(fields.type),
    });
  }
}

/** "Stop receiving marketing" inside WhatsApp: told as `user_preferences`, and marketing then fails with 131050. */
function changePreference(
  world: World,
  number: MetaNumber,
  person: PretendPhone,
  value: "stop" | "resume",
): string {
  const waba = world.wabas.get(number.wabaId)!;
  if (value === "stop") waba.marketingStops.add(person.waId);
  else waba.marketingStops.delete(person.waId);
  world.onRemember();
  emitNumberUpdate(world, number, {
    field: "user_preferences",
    kind: value,
    phone: person.phone,
    value: {
      messaging_product: "whatsapp",
      metadata: metadataOf(number),
      contacts: [{ profile: { name: person.name }, wa_id: person.waId }],
      user_preferences: [
        {
          wa_id: person.waId,
          user_id: userIdOf(world, number.businessId, person.waId),
          detail: `User requested to ${value} marketing messages`,
          category: "marketing_messages",
          value,
          timestamp: Math.floor(world.now() / 1000),
        },
      ],
    },
  });
  return "";
}

function changeNumber(world: World, number: MetaNumber, person: PretendPhone, newPhone: string): string {
  const next = waIdOf(phoneDigits(newPhone));
  const body = `User ${person.name} changed from ${person.waId} to ${next}`;
  const record: ChatMessage = {
    id: `wamid.HBgM${world.nextHex(28).toUpperCase()}CA==`,
    from: "customer",
    at: world.now(),
    status: "sent",
    type: "system",
    text: `${person.phone} → ${phoneOf(next)}`,
  };
  keep(world, number, person, record, undefined);
  emitInbound(world, number, person, record, {
    type: "system",
    system: { body, wa_id: next, type: "user_changed_number" },
  });
  return record.id;
}
