import type { ConversationFacts } from "../../conversation-facts";
import type { ThreadPage } from "../../thread-message";
import type { AnswerContent } from "./pending";

/** What the threads of a browser ask the server for. */
export interface ThreadApi {
  open(conversationId: string): Promise<ConversationFacts>;
  thread(
    conversationId: string,
    where?: { older?: string; newer?: string; around?: string },
  ): Promise<ThreadPage>;
  send(answer: {
    id: string;
    conversationId: string;
    content: AnswerContent;
    replyTo?: string;
  }): Promise<unknown>;
  note(note: { id: string; conversationId: string; text: string; mentions: string[] }): Promise<unknown>;
}
