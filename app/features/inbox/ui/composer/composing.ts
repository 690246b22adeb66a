import type { ThreadMessage } from "../../thread-message";

/** What is written about: an answer to one message, a change of one, or words put back. */
export interface Composing {
  replyTo?: ThreadMessage;
  editing?: ThreadMessage;
  put?: { text: string; note: boolean };
}
