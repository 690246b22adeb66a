/** What a pretend person can write. Files come from the sandbox's samples unless given. */
export type CustomerContent =
  | { type: "text"; text: string; replyTo?: string; replyText?: string }
  | {
      type: "image" | "video" | "document" | "sticker" | "audio" | "voice";
      caption?: string;
      bytes?: Uint8Array;
      mimeType?: string;
      filename?: string;
      viewOnce?: boolean;
    }
  | { type: "location"; latitude?: number; longitude?: number; name?: string }
  | { type: "contact"; name?: string; phone?: string }
  /** An empty emoji takes the reaction back. `ofOwner`: the message was the owner's (the usual case). */
  | { type: "reaction"; emoji: string; messageId: string; ofOwner?: boolean }
  | { type: "edit"; messageId: string; text: string }
  | { type: "revoke"; messageId: string }
  | { type: "poll"; question: string; options: string[] }
  /** Something that clients do not know how to show. */
  | { type: "unknown" };
