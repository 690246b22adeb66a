import type { ThreadApi } from "./thread-api";
import type { ThreadCache } from "./thread-cache";
import { newerOf, olderOf, type ThreadWindow, withNewer, withNewest, withOlder } from "./thread-window";

/**
 * Reads threads into the cache. One reading of a conversation's end at a time: what changes meanwhile is read after it.
 * @param sentenceOf why a call failed, in words; null when only the network did
 */
export function createThreadReader(
  cache: ThreadCache,
  api: ThreadApi,
  sentenceOf: (error: unknown) => string | null,
) {
  const reading = new Map<string, { again: boolean; done: Promise<void> }>();
  let turn = 0;

  /** The head and the newest page, anew. */
  function refresh(id: string): Promise<void> {
    const running = reading.get(id);
    if (running) {
      running.again = true;
      return running.done;
    }
    const work = { again: false, done: Promise.resolve() };
    reading.set(id, work);
    work.done = readEnd(id).finally(() => {
      reading.delete(id);
      if (work.again) return refresh(id);
    });
    return work.done;
  }

  async function readEnd(id: string): Promise<void> {
    const startedAt = performance.now();
    if (!cache.has(id)) cache.change(id, { loading: "all" });
    try {
      const [facts, page] = await Promise.all([api.open(id), api.thread(id)]);
      const entry = cache.get(id);
      const window = withNewest(entry.window, page);
      const shown = new Set(page.messages.map((message) => message.id));
      const mine = entry.mine.filter(
        (own) => !shown.has(own.id) && (own.takenAt === null || own.takenAt > startedAt),
      );
      const readAt = entry.window === window ? entry.readAt : performance.now();
      cache.change(id, { facts, window, mine, readAt, stale: false, problem: null, loading: null });
    } catch (error) {
      cache.change(id, { problem: sentenceOf(error) ?? "", stale: true, loading: null });
    }
  }

  async function grow(
    id: string,
    side: "older" | "newer",
    cursorOf: (window: ThreadWindow) => string | null,
    grown: typeof withOlder,
  ): Promise<void> {
    const cursor = cursorOf(cache.get(id).window);
    if (cursor === null || cache.get(id).loading) return;
    cache.change(id, { loading: side });
    try {
      const page = await api.thread(id, { [side]: cursor });
      const { window } = cache.get(id);
      const same = cursorOf(window) === cursor;
      cache.change(id, { window: same ? grown(window, page) : window, loading: null, problem: null });
    } catch (error) {
      cache.change(id, { loading: null, problem: sentenceOf(error) ?? "" });
    }
  }

  return {
    refresh,
    older: (id: string) => grow(id, "older", olderOf, withOlder),
    newer: (id: string) => grow(id, "newer", newerOf, withNewer),

    /** Shows a message, however far back it is. */
    async goTo(id: string, messageId: string): Promise<void> {
      turn += 1;
      const goTo = { messageId, turn };
      const held = cache.get(id).window.some(({ messages }) => messages.some((one) => one.id === messageId));
      if (held) return cache.change(id, { goTo });
      try {
        const page = await api.thread(id, { around: messageId });
        cache.change(id, { window: [page], goTo, problem: null });
      } catch (error) {
        cache.change(id, { problem: sentenceOf(error) ?? "" });
      }
    },

    /** Back to the end, from wherever: one page anew, as a whole. */
    async newest(id: string): Promise<void> {
      if (newerOf(cache.get(id).window) === null) return refresh(id);
      try {
        const page = await api.thread(id);
        cache.change(id, { window: [page], readAt: performance.now(), problem: null });
      } catch (error) {
        cache.change(id, { problem: sentenceOf(error) ?? "" });
      }
    },

    /** What is so old that the addresses of its files have expired is read as a whole. */
    async renew(id: string): Promise<void> {
      try {
        const [facts, page] = await Promise.all([api.open(id), api.thread(id)]);
        cache.change(id, { facts, window: [page], stale: false, problem: null, readAt: performance.now() });
      } catch (error) {
        cache.change(id, { problem: sentenceOf(error) ?? "" });
      }
    },
  };
}

export type ThreadReader = ReturnType<typeof createThreadReader>;
