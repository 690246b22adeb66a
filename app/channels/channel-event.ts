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
  | "call"
  | "system"
  | "unsupported";

/** A file of WhatsApp's own servers, to be fetched and deciphered by whoever links the number. */
export interface EncryptedFile {
  family: "image" | "video" | "audio" | "document" | "sticker";
  /** Base64. */
  key: string;
  directPath?: string;
  url?: string;
  /** SHA-256 of the ciphered file, base64. */
  encryptedSha256?: string;
}

export interface InboundMedia {
  providerMediaId?: string;
  url?: string;
  mimeType?: string;
  filename?: string;
  sha256?: string;
  bytes?: number;
  seconds?: number;
  encrypted?: EncryptedFile;
}

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
  media?: InboundMedia;
  /** Button or list reply id/payload. */
  payload?: string;
  /** Provider id of the message that this one answers or reacts to. */
  contextMessageId?: string;
  forwarded?: boolean;
  referral?: Record<string, unknown>;
  /** Twilio's own opt-out classification. */
  optOutType?: "STOP" | "START" | "HELP";
  /** Of type `call`. */
  call?: { status: CallStatus; video: boolean };
  /** From the history that came with the linking of a number: nobody waits for an answer. */
  old?: true;
  /** The provider's own object, kept for types we do not know. */
  raw: unknown;
}

/** What the business wrote on its own phone. */
export interface EchoEvent {
  kind: "echo";
  providerMessageId: string;
  /** The id has the shape of ours: when there is such a row, the message is that row's, and it went out. */
  outgoingId?: string;
  to: Address;
  at: Date;
  type: InboundContentType;
  text: string;
  media?: InboundMedia;
  contextMessageId?: string;
  forwarded?: boolean;
  old?: true;
  raw: unknown;
}

export const CALL_STATUSES = ["offered", "missed", "rejected", "ended"] as const;
/** `offered` = it rings now; `ended` = somebody took it, on the phone. */
export type CallStatus = (typeof CALL_STATUSES)[number];

export interface CallEvent {
  kind: "call";
  callId: string;
  from: Address;
  at: Date;
  status: CallStatus;
  video: boolean;
  raw: unknown;
}

export type ChannelEvent =
  | StatusEvent
  | InboundMessageEvent
  | EchoEvent
  | CallEvent
  | {
      kind: "message-revoked" | "message-edited";
      providerMessageId: string;
      /** The person of the thread, also when we did it. */
      from: Address;
      /** Changed on the business's own phone, hence a message of ours. */
      fromMe?: true;
      at: Date;
      text?: string;
      raw: unknown;
    }
  /** Two names of one person that we knew as two, or by one of them only. */
  | { kind: "same-person"; address: Address; at: Date }
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
