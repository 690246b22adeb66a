import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { ConversationFacts } from "../../conversation-facts";
import type { ThreadPage } from "../../thread-message";
import { EMPTY_ENTRY, type ThreadEntry } from "./thread-cache";
import { threads } from "./threads";

export interface FirstThread {
  facts: ConversationFacts;
  page: ThreadPage;
}

/** A conversation as this tab knows it; `first` is what the server drew the page with. */
export function useThread(conversationId: string, first: FirstThread | null): ThreadEntry {
  const drawn = useMemo<ThreadEntry>(() => {
    if (!first) return EMPTY_ENTRY;
    const { facts, page } = first;
    return { ...EMPTY_ENTRY, facts, window: [page], stale: false, readAt: performance.now() };
  }, [first]);
  const { cache } = threads;
  // Nobody listens before the first drawing, so that filling the cache here changes nothing that is drawn.
  if (typeof document !== "undefined" && first && !cache.has(conversationId))
    cache.seed(conversationId, drawn);
  const subscribe = useCallback(
    (listener: () => void) => cache.subscribe(conversationId, listener),
    [conversationId],
  );
  return useSyncExternalStore(
    subscribe,
    () => cache.get(conversationId),
    () => drawn,
  );
}
