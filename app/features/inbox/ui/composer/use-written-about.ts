import { useEffect } from "react";
import type { ConversationFacts } from "../../conversation-facts";
import { messagesOf } from "../thread-store/thread-window";
import { threads } from "../thread-store/threads";
import type { Composing } from "./composing";
import { keptDrafts } from "./kept-drafts";
import type { Writing } from "./use-writing";

interface WrittenAboutOptions {
  facts: ConversationFacts;
  composing: Composing;
  onComposing: (next: Composing) => void;
  writing: Writing;
  write: (next: Partial<Writing>) => void;
  focus: () => void;
}

/** Takes up what bubbles ask for: answering one, changing one, words put back; and the answer of a kept draft. */
export function useWrittenAbout(options: WrittenAboutOptions): void {
  const { facts, composing, onComposing, writing, write, focus } = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something new is written about.
  useEffect(() => {
    const { put, editing, replyTo } = composing;
    if (put) {
      // Words that come back stand before what was written since.
      const since = writing.text && writing.text !== put.text ? `\n${writing.text}` : "";
      write({ text: put.text + since, note: put.note });
    }
    if (editing) write({ text: editing.text, note: false });
    if (put || editing || replyTo) focus();
  }, [composing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the conversation is opened.
  useEffect(() => {
    const { id } = facts.row;
    const answered = (keptDrafts.get(id) ?? facts.draft)?.replyTo;
    const found = answered && messagesOf(threads.cache.get(id).window).find((one) => one.id === answered);
    if (found) onComposing({ replyTo: found });
  }, []);
}
