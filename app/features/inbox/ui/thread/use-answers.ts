import { useMemo } from "react";
import { blankMessage } from "../../core/blank-message";
import { uuidV7 } from "../../core/uuid-v7";
import type { ThreadMessage } from "../../thread-message";
import type { AnswerContent, Pending } from "../thread-store/pending";
import { threads } from "../thread-store/threads";

export interface NewAnswer {
  content: AnswerContent;
  replyTo?: ThreadMessage;
  /** How it is drawn until the server has it, where the content does not say it all. */
  drawn?: Partial<ThreadMessage>;
}

export type Answers = ReturnType<typeof useAnswers>;

/** Writing into a conversation: shown at once, sent in order, each with an id made here. */
export function useAnswers(conversationId: string, me: string, undoSeconds: number) {
  return useMemo(() => {
    const put = (what: Pending["what"], drawn: Partial<ThreadMessage>, undoMs: number) => {
      const now = Date.now();
      const id = uuidV7(now, (bytes) => crypto.getRandomValues(bytes));
      threads.outbox.add({
        id,
        conversationId,
        userId: me,
        what,
        message: blankMessage({ ...drawn, id, at: new Date(now).toISOString(), authorId: me }),
        takenAt: null,
        undoUntil: undoMs > 0 ? now + undoMs : 0,
        refused: null,
      });
    };
    return {
      send({ content, replyTo, drawn }: NewAnswer): void {
        put(
          { answer: content, replyTo: replyTo?.id },
          { ...drawnOf(content), replyTo: replyTo ? quoteOf(replyTo) : null, ...drawn },
          undoSeconds * 1_000,
        );
      },
      note(text: string, mentions: string[]): void {
        put(
          { note: { text, mentions } },
          { direction: "internal", type: "note", text, facts: { mentions } },
          0,
        );
      },
    };
  }, [conversationId, me, undoSeconds]);
}

function drawnOf(content: AnswerContent): Partial<ThreadMessage> {
  switch (content.kind) {
    case "text":
      return { type: "text", text: content.text };
    case "media":
      return { type: content.voice ? "voice" : "document", text: content.caption ?? "" };
    case "template":
      return { type: "template" };
    case "location": {
      const { latitude, longitude, name = "", address = "" } = content;
      return { type: "location", location: { latitude, longitude, name, address } };
    }
  }
}

const quoteOf = ({ id, author, text, type }: ThreadMessage): ThreadMessage["replyTo"] => ({
  id,
  author,
  text,
  type,
});
