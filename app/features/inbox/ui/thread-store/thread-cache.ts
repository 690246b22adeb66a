import type { ConversationFacts } from "../../conversation-facts";
import type { Pending } from "./pending";
import type { ThreadWindow } from "./thread-window";

/** What the page knows of one conversation. Never changed in place. */
export interface ThreadEntry {
  facts: ConversationFacts | null;
  window: ThreadWindow;
  /** Own ones, oldest first. */
  mine: readonly Pending[];
  /** Something changed since it was read. */
  stale: boolean;
  loading: "older" | "newer" | "all" | null;
  /** The last try to read it was in vain: a sentence. */
  problem: string | null;
  /** When its end was read last, by this page's clock (milliseconds). */
  readAt: number;
  /** Message to show and highlight, each time with another number. */
  goTo: { messageId: string; turn: number } | null;
}

export const EMPTY_ENTRY: ThreadEntry = {
  facts: null,
  window: [],
  mine: [],
  stale: true,
  loading: null,
  problem: null,
  readAt: 0,
  goTo: null,
};

/** Conversations kept; those with own messages under way always are. */
const MOST_KEPT = 60;

/** Threads seen in this tab, by conversation, so that going back to one costs nothing. */
export function createThreadCache() {
  const entries = new Map<string, ThreadEntry>();
  const listeners = new Map<string, Set<() => void>>();

  const get = (id: string): ThreadEntry => entries.get(id) ?? EMPTY_ENTRY;

  function change(id: string, next: Partial<ThreadEntry>): void {
    const entry = { ...get(id), ...next };
    entries.delete(id);
    entries.set(id, entry);
    forgetOldest();
    for (const listener of listeners.get(id) ?? []) listener();
  }

  function forgetOldest() {
    for (const [id, entry] of entries) {
      if (entries.size <= MOST_KEPT) return;
      if (entry.mine.length === 0 && !listeners.get(id)?.size) entries.delete(id);
    }
  }

  return {
    get,
    change,
    /** The very object that the page was drawn with, so that taking it over changes nothing. */
    seed(id: string, entry: ThreadEntry): void {
      entries.set(id, entry);
    },
    has: (id: string) => (entries.get(id)?.window.length ?? 0) > 0,
    ids: () => [...entries.keys()],
    subscribe(id: string, listener: () => void): () => void {
      const set = listeners.get(id) ?? new Set();
      listeners.set(id, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id);
      };
    },
  };
}

export type ThreadCache = ReturnType<typeof createThreadCache>;
