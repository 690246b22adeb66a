import type { Address } from "../channel";
import type { InboundContentType, InboundMessageEvent, RoutedEvent } from "../channel-event";
import { cleanText } from "../narrow-json";

const OPT_OUT_TYPES = new Set(["STOP", "START", "HELP"]);

function paramsAsObject(params: URLSearchParams): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [name, value] of params) raw[cleanText(name)] = cleanText(value);
  return raw;
}

/** "+5511…" or "whatsapp:+5511…"; undefined for short codes and sender names, which nobody can be reached at. */
export function parseTwilioAddress(value: string | undefined): Address | undefined {
  const phone = value?.replace(/^(?:whatsapp|rcs|messenger):/i, "").trim();
  return phone !== undefined && /^\+[1-9]\d{4,14}$/.test(phone) ? { phone } : undefined;
}

function typeOf(mimeType: string): InboundContentType {
  const family = mimeType.split("/")[0] ?? "";
  return family === "image" || family === "video" || family === "audio" ? family : "document";
}

function mediaOf(raw: Record<string, string>): Pick<InboundMessageEvent, "type" | "media"> {
  if (!(Number(raw.NumMedia) > 0) || !raw.MediaUrl0) return { type: "text" };
  const mimeType = raw.MediaContentType0 ?? "";
  return { type: typeOf(mimeType), media: { url: raw.MediaUrl0, ...(mimeType && { mimeType }) } };
}

/**
 * The event of an inbound SMS webhook. Twilio sends no time, so `receivedAt` is it. `text` is the body without null
 * bytes; the first attachment is `media`, all of them are in `raw`. Never throws; a webhook without id or phone comes
 * back as `other`. Route by the connection in the URL.
 */
export function parseTwilioSmsWebhook(params: URLSearchParams, receivedAt: Date = new Date()): RoutedEvent[] {
  const raw = paramsAsObject(params);
  const providerMessageId = raw.MessageSid || raw.SmsMessageSid || raw.SmsSid;
  const from = parseTwilioAddress(raw.From);
  if (!providerMessageId || !from) return [{ event: { kind: "other", field: "sms", raw } }];
  const optOutType = raw.OptOutType?.toUpperCase() ?? "";
  const event: InboundMessageEvent = {
    kind: "message",
    providerMessageId,
    from,
    at: receivedAt,
    text: raw.Body ?? "",
    ...mediaOf(raw),
    ...(raw.ProfileName && { profileName: raw.ProfileName }),
    ...(OPT_OUT_TYPES.has(optOutType) && { optOutType: optOutType as "STOP" | "START" | "HELP" }),
    raw,
  };
  return [{ event }];
}
