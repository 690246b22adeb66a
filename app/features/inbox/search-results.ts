import type { ConversationRow } from "./conversation-row";
import type { Hit } from "./core/find-hit";

/** A message that was found, with the hit in its place. */
export interface FoundMessage extends Hit {
  conversationId: string;
  messageId: string;
  /** ISO */
  at: string;
  /** Of the person; empty when nobody knows it. */
  name: string;
}

export interface SearchResults {
  /** Conversations with people who are called so, or have that phone or e-mail; the newest first, with the first page only. */
  people: ConversationRow[];
  messages: FoundMessage[];
  /** For more messages; null at the end. */
  next: string | null;
}
