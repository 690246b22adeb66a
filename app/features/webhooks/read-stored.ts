import { parseStored } from "~/channels/baileys/parse-stored";
import type { RoutedEvent } from "~/channels/channel-event";
import { parseMetaWebhook } from "~/channels/meta-cloud/parse-webhook";
import { parseJson } from "~/channels/parse-json";
import { parseTwilioSmsWebhook } from "~/channels/twilio-sms/parse-inbound";
import { parseTwilioStatus } from "~/channels/twilio-sms/parse-status";
import type { StoredInbound } from "./inbound-queue.sql.server";

const decoder = new TextDecoder();

/** All events of one stored webhook or node, by the adapter of its source. Never throws. */
export function readStored({ source, body, query, receivedAt }: StoredInbound): RoutedEvent[] {
  const text = decoder.decode(body);
  if (source === "meta") return parseMetaWebhook(parseJson(text), receivedAt);
  if (source === "whatsapp") return parseStored(parseJson(text), receivedAt);
  const form = new URLSearchParams(text);
  if (source === "twilio-sms") return parseTwilioSmsWebhook(form, receivedAt);
  const outgoingId = new URLSearchParams(query ?? "").get("id") ?? undefined;
  return [parseTwilioStatus(form, outgoingId, receivedAt)];
}
