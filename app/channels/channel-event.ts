import type { Address } from "./channel";

/** What a provider told us, in one language for every channel. Adapters produce these from stored webhook bodies. */

export type MessageStatus = "sent" | "delivered" | "read" | "failed";

export interface StatusEvent {
  kind: "status";
  providerMessageId: string;
  status: MessageStatus;
  at: Date;
  /** Our outgoing id, when the provider echoed it (biz_opaque_callback_data, StatusCallback URL). */
  outgoingId?: string;
  to?: Address;
  error?: { code: string; detail: string };
  /** As the provider billed it, kept verbatim. */
  pricing?: { billable?: boolean; category?: string; type?: string; model?: string };
}

export type InboundContentType =
  | "text"
  | "image"
  | "video"
  | "audio"
  | "voice"
  | "document"
  | "sticker"
  | "location"
  | "contacts"
  | "reaction"
  | "button"
  | "interactive"
  | "order"
  | "system"
  | "unsupported";

export interface InboundMessageEvent {
  kind: "message";
  providerMessageId: string;
  from: Address;
  profileName?: string;
  /** WhatsApp user name without "@". */
  username?: string;
  at: Date;
  type: InboundContentType;
  /** Text a person reads: body, caption, button title, list title, emoji. Empty when there is none. */
  text: string;
  media?: { providerMediaId?: string; url?: string; mimeType?: string; filename?: string; sha256?: string };
  /** Button or list reply id/payload. */
  payload?: string;
  /** Provider id of the message that this one answers or reacts to. */
  contextMessageId?: string;
  forwarded?: boolean;
  referral?: Record<string, unknown>;
  /** Twilio's own opt-out classification. */
  optOutType?: "STOP" | "START" | "HELP";
  /** The provider's own object, kept for types we do not know. */
  raw: unknown;
}

export type ChannelEvent =
  | StatusEvent
  | InboundMessageEvent
  | {
      kind: "echo";
      providerMessageId: string;
      to: Address;
      at: Date;
      type: InboundContentType;
      text: string;
      raw: unknown;
    }
  | {
      kind: "message-revoked" | "message-edited";
      providerMessageId: string;
      from: Address;
      at: Date;
      text?: string;
      raw: unknown;
    }
  | { kind: "marketing-preference"; from: Address; value: "stop" | "resume"; at: Date; raw: unknown }
  | { kind: "identity-changed"; previous: Address; next: Address; at: Date; raw: unknown }
  | {
      kind: "template-status";
      templateId: string;
      name: string;
      language: string;
      event: string;
      reason?: string;
      raw: unknown;
    }
  | {
      kind: "template-category";
      templateId: string;
      name: string;
      language: string;
      category: string;
      raw: unknown;
    }
  | {
      kind: "template-quality";
      templateId: string;
      name: string;
      language: string;
      quality: string;
      raw: unknown;
    }
  | {
      kind: "number-quality";
      displayPhone: string;
      event: string;
      dailyLimit?: number | "unlimited";
      raw: unknown;
    }
  | { kind: "portfolio-limit"; dailyLimit: number | "unlimited"; raw: unknown }
  | { kind: "account"; event: string; restriction?: string; raw: unknown }
  /** A field or shape we do not use yet. Kept, never an error. */
  | { kind: "other"; field: string; raw: unknown };

/** One event with what routes it: the number it belongs to, or the business account for account-level fields. */
export interface RoutedEvent {
  /** Meta phone_number_id, when the field carries one. */
  phoneNumberId?: string;
  /** Meta WhatsApp business account id. */
  wabaId?: string;
  event: ChannelEvent;
}
