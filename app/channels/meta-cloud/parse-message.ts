import type { Address } from "../channel";
import type { ChannelEvent } from "../channel-event";
import { firstText, isObject, type JsonObject, listOf, objectOf, storable, textOf } from "../narrow-json";
import { parseAddress } from "./parse-address";
import { parseContent } from "./parse-content";
import { parseTimestamp } from "./parse-timestamp";

/** The contact card that belongs to a message: by number, by user id, or the only one of a lone message. */
function cardOf(message: JsonObject, value: JsonObject): JsonObject {
  const cards = listOf(value.contacts).map(objectOf);
  const from = firstText(message.from);
  const userId = firstText(message.from_user_id);
  const found = cards.find(
    (card) =>
      (from !== undefined && (textOf(card.wa_id) === from || textOf(card.user_id) === from)) ||
      (userId !== undefined && textOf(card.user_id) === userId),
  );
  return found ?? (cards.length === 1 && listOf(value.messages).length === 1 ? cards[0]! : {});
}

function senderOf(message: JsonObject, card: JsonObject): Address | undefined {
  const named = parseAddress(message.from, message.from_user_id);
  const carded = parseAddress(card.wa_id, card.user_id);
  if (!named) return carded;
  if (!carded || named.waId === undefined || carded.waId === named.waId) {
    const userId = named.userId ?? carded?.userId;
    const waId = named.waId ?? carded?.waId;
    return { ...(waId !== undefined && { waId }), ...(userId !== undefined && { userId }) };
  }
  return named;
}

const NUMBER_CHANGED = new Set(["user_changed_number", "customer_changed_number"]);

function identityChange(message: JsonObject, from: Address, at: Date): ChannelEvent | undefined {
  const system = objectOf(message.system);
  const type = firstText(system.type) ?? "";
  if (!NUMBER_CHANGED.has(type) && type !== "user_changed_user_id") return undefined;
  const next = parseAddress(system.wa_id ?? system.new_wa_id, system.user_id);
  if (!next) return undefined;
  // `from_user_id` may already carry the new id: only an id that differs is a previous one.
  const named = firstText(system.previous_user_id) ?? from.userId;
  const previousUserId = named === next.userId ? undefined : named;
  const previous: Address = {
    ...(from.waId !== undefined && { waId: from.waId }),
    ...(previousUserId !== undefined && { userId: previousUserId }),
  };
  return { kind: "identity-changed", previous, next, at, raw: storable(message) };
}

function changeOfEarlier(message: JsonObject, from: Address, at: Date): ChannelEvent | undefined {
  if (message.type !== "edit" && message.type !== "revoke") return undefined;
  const change = objectOf(message[message.type]);
  const providerMessageId = firstText(change.original_message_id);
  if (providerMessageId === undefined) return undefined;
  const raw = storable(message);
  if (message.type === "revoke") return { kind: "message-revoked", providerMessageId, from, at, raw };
  const { text } = parseContent(objectOf(change.message));
  return { kind: "message-edited", providerMessageId, from, at, text, raw };
}

/** One entry of `value.messages`. Group messages and those without id or sender are kept as `other`. */
export function parseMessage(entry: unknown, value: JsonObject, receivedAt: Date): ChannelEvent {
  const message = objectOf(entry);
  const card = cardOf(message, value);
  const from = senderOf(message, card);
  const providerMessageId = firstText(message.id);
  if (!from || providerMessageId === undefined || message.group_id !== undefined) {
    const field = message.group_id === undefined ? "messages" : "messages.group";
    return { kind: "other", field, raw: storable(entry) };
  }
  const at = parseTimestamp(message.timestamp, receivedAt);
  const special = changeOfEarlier(message, from, at) ?? identityChange(message, from, at);
  if (special) return special;
  const { reactsTo, ...content } = parseContent(message);
  const context = objectOf(message.context);
  const profileName = textOf(objectOf(card.profile).name);
  const username = textOf(objectOf(card.profile).username)?.replace(/^@/, "");
  const contextMessageId = reactsTo ?? textOf(context.id);
  return {
    kind: "message",
    providerMessageId,
    from,
    at,
    ...content,
    ...(profileName !== undefined && { profileName }),
    ...(username !== undefined && { username }),
    ...(contextMessageId !== undefined && { contextMessageId }),
    ...((context.forwarded === true || context.frequently_forwarded === true) && { forwarded: true }),
    ...(isObject(message.referral) && {
      referral: storable(message.referral) as Record<string, unknown>,
    }),
    raw: storable(message),
  };
}

/** One entry of `value.message_echoes`: what the business wrote on its own phone. */
export function parseEcho(entry: unknown, receivedAt: Date): ChannelEvent {
  const message = objectOf(entry);
  const to = parseAddress(message.to, message.to_user_id);
  const providerMessageId = firstText(message.id);
  const raw = storable(entry);
  if (!to || providerMessageId === undefined) return { kind: "other", field: "smb_message_echoes", raw };
  const { type, text } = parseContent(message);
  return {
    kind: "echo",
    providerMessageId,
    to,
    at: parseTimestamp(message.timestamp, receivedAt),
    type,
    text,
    raw,
  };
}
