import type { ChannelEvent, RoutedEvent } from "../channel-event";
import { firstText, isObject, type JsonObject, listOf, objectOf, storable } from "../narrow-json";
import { parseAccountField, parsePreference } from "./parse-account-field";
import { parseEcho, parseMessage } from "./parse-message";
import { parseStatus } from "./parse-status";

function eventsOf(field: string, value: JsonObject, receivedAt: Date): ChannelEvent[] {
  if (field === "messages") {
    const events: ChannelEvent[] = [];
    for (const status of listOf(value.statuses)) events.push(parseStatus(status, receivedAt));
    for (const message of listOf(value.messages)) events.push(parseMessage(message, value, receivedAt));
    const errors = listOf(value.errors);
    if (errors.length > 0) events.push({ kind: "other", field: "messages.errors", raw: storable(errors) });
    if (events.length === 0) events.push({ kind: "other", field, raw: storable(value) });
    return events;
  }
  if (field === "smb_message_echoes" && listOf(value.message_echoes).length > 0) {
    return listOf(value.message_echoes).map((entry) => parseEcho(entry, receivedAt));
  }
  if (field === "user_preferences" && listOf(value.user_preferences).length > 0) {
    return listOf(value.user_preferences).map((entry) => parsePreference(entry, receivedAt));
  }
  return [parseAccountField(field, value)];
}

/**
 * All events of one webhook body, each with what routes it: `phoneNumberId` for the fields that carry metadata,
 * `wabaId` always when the entry had one. Never throws; what is unknown or malformed comes back as `other` with
 * its body. `receivedAt` stands in for a missing or absurd timestamp.
 * Shapes: Meta, "Webhooks" pages, Graph v23 and v24, with business-scoped user ids (2026).
 */
export function parseMetaWebhook(body: unknown, receivedAt: Date = new Date()): RoutedEvent[] {
  const routed: RoutedEvent[] = [];
  for (const entryValue of isObject(body) ? listOf(body.entry) : []) {
    const entry = objectOf(entryValue);
    const wabaId = firstText(entry.id);
    for (const changeValue of listOf(entry.changes)) {
      const change = objectOf(changeValue);
      const value = objectOf(change.value);
      const field = firstText(change.field, value.field) ?? "unknown";
      const phoneNumberId = firstText(objectOf(value.metadata).phone_number_id);
      for (const event of eventsOf(field, value, receivedAt)) {
        const one: RoutedEvent = { event };
        if (phoneNumberId !== undefined) one.phoneNumberId = phoneNumberId;
        if (wabaId !== undefined) one.wabaId = wabaId;
        routed.push(one);
      }
    }
  }
  if (routed.length > 0) return routed;
  return [{ event: { kind: "other", field: "unparsed", raw: storable(body) ?? null } }];
}
