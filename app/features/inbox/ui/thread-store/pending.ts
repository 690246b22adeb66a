import type { ThreadMessage } from "../../thread-message";

/** What is sent, as the server takes it. */
export type AnswerContent =
  | { kind: "text"; text: string }
  | { kind: "media"; mediaId: string; caption?: string; voice?: boolean }
  | { kind: "template"; templateId: string; values: Record<string, string> }
  | { kind: "location"; latitude: number; longitude: number; name?: string; address?: string };

/** An answer or a note of one's own that the thread does not show yet by itself. */
export interface Pending {
  /** Made here; the server's id of it, too. */
  id: string;
  conversationId: string;
  userId: string;
  what: { note: { text: string; mentions: string[] } } | { answer: AnswerContent; replyTo?: string };
  /** How it is drawn meanwhile. */
  message: ThreadMessage;
  /** The server has it, since then (milliseconds of this page's clock); the thread shows it soon. */
  takenAt: number | null;
  /** It can be taken back until then, by this device's clock (milliseconds since 1970). */
  undoUntil: number;
  /** Why the server does not take it: a sentence. */
  refused: string | null;
}
