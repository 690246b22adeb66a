/** What a pretend customer can do in a chat. `index` counts the buttons or rows of the message answered, from 0. */
export type CustomerMessage =
  | { type: "text"; text: string; replyTo?: string }
  | { type: "button"; index: number; messageId?: string }
  | { type: "list"; index: number; messageId?: string }
  /** `megabytes`: as large, instead of the sample; `file`: this one, whatever it says of itself. */
  | {
      type: "image" | "video" | "document" | "sticker";
      caption?: string;
      megabytes?: number;
      file?: { base64: string; mimeType: string; filename?: string };
    }
  | { type: "audio"; voice?: boolean }
  | { type: "location"; latitude?: number; longitude?: number; name?: string; address?: string }
  | { type: "contacts"; name?: string; phone?: string }
  | { type: "order" | "unsupported" | "flow" }
  /** Of a message of their own; without `messageId` the newest. */
  | { type: "edit"; messageId?: string; text?: string }
  | { type: "revoke"; messageId?: string }
  | { type: "reaction"; emoji: string; messageId?: string }
  /** Inside WhatsApp: stop or resume this business's marketing. */
  | { type: "preference"; value: "stop" | "resume" }
  | { type: "change-number"; newPhone: string };

/** One thing that happens after a message was accepted, `afterMs` after that, in real-life milliseconds. */
export type Step =
  | { afterMs: number; do: "sent" | "delivered" | "read" }
  | { afterMs: number; do: "failed"; code: number; backdateMs?: number }
  | { afterMs: number; do: "reply"; reply: CustomerMessage };
