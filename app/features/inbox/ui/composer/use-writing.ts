import { useCallback, useEffect, useRef, useState } from "react";
import type { ConversationFacts } from "../../conversation-facts";
import { useInboxStore } from "../store/store-context";
import { keptDrafts } from "./kept-drafts";

export interface Writing {
  text: string;
  note: boolean;
}

/** The text one writes, or a note; kept while one is elsewhere, and on the server for another device. */
export function useWriting(
  conversationId: string,
  draft: ConversationFacts["draft"],
  replyTo: string | null,
) {
  const store = useInboxStore();
  const [writing, setWriting] = useState<Writing>(() => {
    const known = keptDrafts.get(conversationId) ?? draft;
    return { text: known?.text ?? "", note: known?.note ?? false };
  });
  const latest = useRef({ ...writing, replyTo });
  const touched = useRef(false);

  const write = useCallback((next: Partial<Writing>) => {
    touched.current = true;
    setWriting((before) => ({ ...before, ...next }));
  }, []);

  useEffect(() => {
    latest.current = { ...writing, replyTo };
    if (touched.current) keptDrafts.put(conversationId, latest.current);
  }, [conversationId, writing, replyTo]);

  useEffect(() => {
    const leave = () => keptDrafts.save(conversationId);
    const hidden = () => document.visibilityState === "hidden" && leave();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      leave();
      if (touched.current) store.setDraft(conversationId, latest.current.text);
    };
  }, [conversationId, store]);

  return [writing, write] as const;
}
