import type { WhatsAppSession } from "./baileys/whatsapp-session";

/** The port every way of reaching people implements. Adapters translate and classify; they never touch the database and never decide policy. */

export const CHANNEL_KINDS = ["meta", "sms", "whatsapp"] as const;
/** `meta` = WhatsApp Cloud API, `sms` = Twilio, `whatsapp` = WhatsApp by QR (Baileys). */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export interface Capabilities {
  readonly templates: boolean;
  readonly freeText: boolean;
  readonly media: boolean;
  readonly reportsDelivered: boolean;
  readonly reportsRead: boolean;
  /** The 24-hour customer service window applies: free text only inside it. */
  readonly serviceWindow: boolean;
  readonly maxTextLength: number;
  readonly replies: boolean;
  readonly reactions: boolean;
  /** Places on a map. */
  readonly locations: boolean;
  /** Audio that is shown as recorded on the spot. */
  readonly voice: boolean;
  /** Changing and taking back what was sent. */
  readonly edits: boolean;
  readonly deletes: boolean;
  /** "is writing…" can be shown to the person. */
  readonly typing: boolean;
}

/** Where one person is reached. At least one is present. `phone` is E.164 with "+". */
export interface Address {
  readonly phone?: string;
  /** WhatsApp id exactly as the provider returned it (digits, may lack Brazil's ninth digit). */
  readonly waId?: string;
  /** Meta business-scoped user id (`BR.123…`); the phone may be missing. */
  readonly userId?: string;
  /** WhatsApp's hidden id (LID), digits only. It is no phone number; the phone may be missing. */
  readonly lid?: string;
}

export type TemplateParameter =
  | { type: "text"; text: string; parameter_name?: string }
  | { type: "image" | "video" | "document"; link?: string; mediaId?: string; filename?: string }
  | { type: "payload"; payload: string }
  | { type: "coupon_code"; coupon_code: string }
  | { type: "location"; location: { latitude: string; longitude: string; name: string; address: string } };

export interface TemplateSendComponent {
  type: "header" | "body" | "button";
  subType?: "quick_reply" | "url" | "copy_code";
  index?: number;
  parameters: TemplateParameter[];
}

export const MEDIA_KINDS = ["image", "video", "audio", "voice", "document", "sticker"] as const;
/** `voice` = a voice note; `audio` = a sound file. */
export type MediaKind = (typeof MEDIA_KINDS)[number];

export type OutboundContent =
  | { type: "text"; text: string }
  | { type: "template"; name: string; language: string; components: TemplateSendComponent[] }
  | {
      type: "media";
      media: MediaKind;
      /** Where a file comes from, one of three: a public address, the provider's own id of it, a row of our media store. */
      link?: string;
      mediaId?: string;
      storedId?: string;
      caption?: string;
      filename?: string;
      mimeType?: string;
    }
  | { type: "location"; latitude: number; longitude: number; name?: string; address?: string }
  /** An empty emoji takes the reaction back. `fromMe`: the message reacted to is ours. */
  | { type: "reaction"; emoji: string; providerId: string; fromMe: boolean }
  /** Only messages of our own can be changed or taken back. */
  | { type: "edit"; providerId: string; text: string }
  | { type: "delete"; providerId: string };

export interface OutboundMessage {
  /** Our outgoing row's id (UUID). Travels with the message so that a webhook can resolve an unknown. */
  readonly id: string;
  readonly to: Address;
  readonly content: OutboundContent;
  /** Provider id of the message this one answers. */
  readonly replyTo?: string;
}

export interface MetaCredentials {
  phoneNumberId: string;
  wabaId: string;
  portfolioId: string;
  token: string;
  appSecret?: string;
  verifyToken?: string;
}

export interface TwilioCredentials {
  accountSid: string;
  authToken: string;
  /** E.164 number or short code; exactly one of `from` and `messagingServiceSid`. */
  from?: string;
  messagingServiceSid?: string;
}

/** A file of our own media store, opened for one sending. */
export interface OutboundFile {
  body: ReadableStream<Uint8Array>;
  mimeType: string;
  filename: string;
}

/** Files of our own media store for a provider that takes them by ids of its own. */
export interface OutboundFiles {
  /** undefined when there is no such file. */
  open(storedId: string): Promise<(OutboundFile & { bytes: number }) | undefined>;
  /** The provider's id of it, if it has had the file lately. */
  sentId(storedId: string): Promise<string | undefined>;
  /** The provider has taken it under this id. */
  keepSentId(storedId: string, mediaId: string): Promise<void>;
}

/** A connection with its secrets opened, alive only in memory while sending. */
export type OpenConnection =
  | {
      id: string;
      kind: "meta";
      baseUrl: string;
      apiVersion: string;
      credentials: MetaCredentials;
      /** Where messages are sent from; elsewhere none is needed. */
      files?: OutboundFiles;
    }
  | {
      id: string;
      kind: "sms";
      baseUrl: string;
      statusCallbackUrl: string;
      credentials: TwilioCredentials;
      /** An address at which Twilio can fetch a file of ours for a while; where messages are sent from. */
      linkTo?(storedId: string): string;
    }
  | {
      id: string;
      kind: "whatsapp";
      /** Of the process that holds the socket; see WhatsAppSession. */
      session: WhatsAppSession;
      /** A row of our media store by its id; undefined when there is no such file. */
      openFile(storedId: string): Promise<OutboundFile | undefined>;
    };

/** A connection of a provider with an API: everything needed is sealed in its row. */
export type ApiConnection = Exclude<OpenConnection, { kind: "whatsapp" }>;

export const REFUSAL_REASONS = [
  "not-on-channel",
  "invalid-number",
  "stopped",
  "frequency-cap",
  "window-closed",
  "number-rate",
  "recipient-rate",
  "account-quota",
  "spam-limit",
  "messaging-limit",
  "template-missing",
  "template-paused",
  "template-disabled",
  "template-parameters",
  "content-refused",
  "token-dead",
  "permission",
  "payment",
  "account-locked",
  "not-registered",
  "country-forbidden",
  "reachout-locked",
  "not-supported",
  "experiment",
  "media",
  "blocked",
  "unreachable",
  "queue-full",
  "transient",
  "configuration",
  "bad-request",
  "unknown-code",
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * never: the same message to the same person cannot succeed. person: a person may choose to retry later.
 * delay: try again by itself after `seconds`. backoff: delay grows 4^attempt from `seconds`, at most `attempts`.
 */
export type Retry =
  | { kind: "never" }
  | { kind: "person"; afterSeconds?: number }
  | { kind: "delay"; seconds: number; attempts: number }
  | { kind: "backoff"; seconds: number; attempts: number };

/** What the refusal is about, hence what must slow down or stop. */
export type RefusalScope = "recipient" | "number" | "portfolio" | "template" | "connection";

export type SendResult =
  | { outcome: "accepted"; providerId: string; held?: boolean; waId?: string; userId?: string }
  | {
      outcome: "refused";
      reason: RefusalReason;
      scope: RefusalScope;
      retry: Retry;
      /** Provider's code as text ("131026"), "network" or "http-500" when there was none. */
      code: string;
      detail: string;
    }
  /** It may have gone out. Never re-sent by itself; the provider's webhook resolves it. */
  | { outcome: "unknown"; detail: string };

export interface Channel {
  readonly kind: ChannelKind;
  readonly can: Capabilities;
  /** Sends one message. Resolves with an outcome for everything the provider or network can do; throws only on a bug. */
  send(message: OutboundMessage, connection: OpenConnection, signal?: AbortSignal): Promise<SendResult>;
}
