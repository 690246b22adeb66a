import type { ChannelEvent, MessageStatus, StatusEvent } from "../channel-event";
import { firstText, isObject, type JsonObject, listOf, storable } from "../narrow-json";
import { readMetaError } from "./meta-error";
import { parseAddress } from "./parse-address";
import { parseTimestamp } from "./parse-timestamp";

/** `played` (a voice note was heard) says more than read, never less. */
const STATUSES: Readonly<Record<string, MessageStatus>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
};

function pricingOf(value: unknown): StatusEvent["pricing"] {
  if (!isObject(value)) return undefined;
  return {
    ...(typeof value.billable === "boolean" && { billable: value.billable }),
    category: firstText(value.category),
    type: firstText(value.type),
    model: firstText(value.pricing_model),
  };
}

/**
 * One entry of `value.statuses`. `conversation` (gone since v24) is not read: billing follows `pricing`.
 * Group, call, "deleted" and unknown statuses are kept as `other`.
 */
export function parseStatus(entry: unknown, receivedAt: Date): ChannelEvent {
  if (!isObject(entry)) return { kind: "other", field: "statuses", raw: storable(entry) };
  const word = firstText(entry.status) ?? "none";
  const status = Object.hasOwn(STATUSES, word) ? STATUSES[word] : undefined;
  const providerMessageId = firstText(entry.id);
  const ours = entry.recipient_type !== "group" && entry.type !== "call";
  if (status === undefined || providerMessageId === undefined || !ours) {
    return { kind: "other", field: `statuses.${word}`, raw: storable(entry) };
  }
  return statusEvent(entry, providerMessageId, status, receivedAt);
}

function statusEvent(
  entry: JsonObject,
  providerMessageId: string,
  status: MessageStatus,
  receivedAt: Date,
): StatusEvent {
  const event: StatusEvent = {
    kind: "status",
    providerMessageId,
    status,
    at: parseTimestamp(entry.timestamp, receivedAt),
  };
  const outgoingId = firstText(entry.biz_opaque_callback_data);
  if (outgoingId !== undefined) event.outgoingId = outgoingId;
  const to = parseAddress(entry.recipient_id, entry.recipient_user_id);
  if (to !== undefined) event.to = to;
  const pricing = pricingOf(entry.pricing);
  if (pricing !== undefined) event.pricing = pricing;
  if (status === "failed") {
    const error = readMetaError(listOf(entry.errors)[0]);
    event.error = { code: error?.code ?? "unknown", detail: error?.detail ?? "" };
  }
  return event;
}
