import type { Capabilities } from "~/channels/channel";
import type { ConversationRow } from "./conversation-row";

/** What may be answered in a conversation now, decided on the server and refused there, too. */
export interface AnswerRules {
  can: Pick<
    Capabilities,
    | "freeText"
    | "templates"
    | "media"
    | "voice"
    | "locations"
    | "replies"
    | "reactions"
    | "edits"
    | "deletes"
    | "typing"
  >;
  /** Free text ends then (Meta's 24 hours); null where there is no window. */
  windowUntil: string | null;
  /** There is a window and it is closed: only a template may go out. */
  windowClosed: boolean;
  /** Templates are free of charge until then (72 hours after a click on an ad). */
  freeEntryUntil: string | null;
  /** Nothing can be sent, and why: a message key with its parameters. */
  refused: { key: string; params?: Record<string, string> } | null;
  /** It is taken and queued, but the number does not send just now, and why. */
  waits: { key: string } | null;
  maxTextLength: number;
  /** Seconds a sent answer waits and can be taken back. */
  undoSeconds: number;
}

/** Head of an open conversation. */
export interface ConversationFacts {
  row: ConversationRow;
  rules: AnswerRules;
  draft: { text: string; note: boolean; replyTo: string | null } | null;
  /** Whether this reader may answer (viewers may only read). */
  mayAnswer: boolean;
}
