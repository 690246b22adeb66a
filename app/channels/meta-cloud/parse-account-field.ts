import type { ChannelEvent } from "../channel-event";
import { firstText, type JsonObject, listOf, objectOf, storable, textOf } from "../narrow-json";
import { templateLanguage } from "../template-language";
import { parseAddress } from "./parse-address";
import { parseMessagingLimit } from "./parse-messaging-limit";
import { parseTimestamp } from "./parse-timestamp";

function templateOf(value: JsonObject) {
  return {
    templateId: textOf(value.message_template_id) ?? "",
    name: textOf(value.message_template_name) ?? "",
    language: templateLanguage(textOf(value.message_template_language) ?? ""),
    raw: storable(value),
  };
}

function templateStatus(value: JsonObject): ChannelEvent | undefined {
  const event = firstText(value.event);
  // Meta's own page shows a quality change under this field.
  if (event === undefined) return templateQuality(value);
  const given = firstText(value.reason);
  const reason =
    firstText(objectOf(value.other_info).title) ?? (given === "NONE" ? undefined : given?.toUpperCase());
  return { kind: "template-status", ...templateOf(value), event, ...(reason && { reason }) };
}

function templateQuality(value: JsonObject): ChannelEvent | undefined {
  const quality = firstText(value.new_quality_score);
  return quality === undefined ? undefined : { kind: "template-quality", ...templateOf(value), quality };
}

function templateCategory(value: JsonObject): ChannelEvent | undefined {
  const category = firstText(value.new_category);
  return category === undefined ? undefined : { kind: "template-category", ...templateOf(value), category };
}

function restrictionOf(value: JsonObject): string | undefined {
  const types = listOf(value.restriction_info).map((item) => firstText(objectOf(item).restriction_type));
  const state = objectOf(value.ban_info).waba_ban_state;
  const words = [
    ...types,
    firstText(objectOf(value.violation_info).violation_type),
    ...(Array.isArray(state) ? state.map((item) => firstText(item)) : [firstText(state)]),
  ].filter((word) => word !== undefined);
  return words.length > 0 ? words.join(",") : undefined;
}

function account(value: JsonObject): ChannelEvent | undefined {
  const event = firstText(value.event);
  if (event === undefined) return undefined;
  const restriction = restrictionOf(value);
  return { kind: "account", event, ...(restriction && { restriction }), raw: storable(value) };
}

function accountReview(value: JsonObject): ChannelEvent | undefined {
  const decision = firstText(value.decision);
  if (decision === undefined) return undefined;
  return { kind: "account", event: `REVIEW_${decision}`, raw: storable(value) };
}

function accountAlert(value: JsonObject): ChannelEvent | undefined {
  const type = firstText(objectOf(value.alert_info).alert_type, value.alert_type);
  if (type === undefined) return undefined;
  return { kind: "account", event: type, raw: storable(value) };
}

function numberQuality(value: JsonObject): ChannelEvent | undefined {
  const event = firstText(value.event);
  if (event === undefined) return undefined;
  const dailyLimit =
    parseMessagingLimit(value.max_daily_conversations_per_business) ??
    parseMessagingLimit(value.current_limit);
  return {
    kind: "number-quality",
    displayPhone: textOf(value.display_phone_number) ?? "",
    event,
    ...(dailyLimit !== undefined && { dailyLimit }),
    raw: storable(value),
  };
}

function capability(value: JsonObject): ChannelEvent | undefined {
  const dailyLimit =
    parseMessagingLimit(value.max_daily_conversations_per_business) ??
    parseMessagingLimit(value.max_daily_conversation_per_phone);
  return dailyLimit === undefined ? undefined : { kind: "portfolio-limit", dailyLimit, raw: storable(value) };
}

type FieldReader = (value: JsonObject) => ChannelEvent | undefined;

const FIELDS: Readonly<Record<string, FieldReader>> = {
  message_template_status_update: templateStatus,
  message_template_quality_update: templateQuality,
  template_category_update: templateCategory,
  account_update: account,
  account_review_update: accountReview,
  account_alerts: accountAlert,
  phone_number_quality_update: numberQuality,
  business_capability_update: capability,
};

/** The one event of an account-level field; a field or shape that we do not use is kept as `other`. */
export function parseAccountField(field: string, value: JsonObject): ChannelEvent {
  const reader = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
  return reader?.(value) ?? { kind: "other", field, raw: storable(value) };
}

/** One entry of `value.user_preferences`: a person's wish about marketing, and about nothing else. */
export function parsePreference(entry: unknown, receivedAt: Date): ChannelEvent {
  const preference = objectOf(entry);
  const from = parseAddress(preference.wa_id, preference.user_id);
  const wish = firstText(preference.value)?.toLowerCase();
  const raw = storable(entry);
  const marketing = firstText(preference.category) === "marketing_messages";
  if (!from || !marketing || (wish !== "stop" && wish !== "resume")) {
    return { kind: "other", field: "user_preferences", raw };
  }
  const at = parseTimestamp(preference.timestamp, receivedAt);
  return { kind: "marketing-preference", from, value: wish, at, raw };
}
