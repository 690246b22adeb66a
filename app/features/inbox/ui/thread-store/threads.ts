import { trpc } from "~/trpc/client";
import { refusalOf } from "./call-problem";
import { keptPending } from "./kept-pending";
import { createOutbox } from "./outbox";
import type { Pending } from "./pending";
import type { ThreadApi } from "./thread-api";
import { createThreadCache } from "./thread-cache";
import { createThreadReader } from "./thread-reader";

const api: ThreadApi = {
  open: (conversationId) => trpc.inbox.open.query({ conversationId }),
  thread: (conversationId, where) => trpc.inbox.thread.query({ conversationId, ...where }),
  send: (answer) => trpc.inbox.send.mutate(answer),
  note: (note) => trpc.inbox.note.mutate(note),
};

/** The addresses of files stand for an hour at least. */
const FILES_STAND_MS = 45 * 60_000;

function createThreads() {
  const cache = createThreadCache();
  const reader = createThreadReader(cache, api, refusalOf);
  const refusedListeners = new Set<(pending: Pending) => void>();
  const outbox = createOutbox({
    cache,
    api,
    refusalOf,
    wait: untilOnlineOr,
    keep: keptPending.write,
    onTaken: (conversationId) => void reader.refresh(conversationId),
    onTooLate: (id) => void trpc.inbox.undo.mutate({ id }).catch(() => {}),
    onRefused(pending) {
      void reader.refresh(pending.conversationId).then(() => {
        for (const listener of refusedListeners) listener(pending);
      });
    },
  });
  let resumed = false;
  return {
    cache,
    reader,
    outbox,
    /** Hears what the server refused, after its conversation was read again. → stops */
    onRefused(listener: (pending: Pending) => void): () => void {
      refusedListeners.add(listener);
      return () => refusedListeners.delete(listener);
    },
    /** Sends on what a reload of the page interrupted; once a tab. */
    resume(userId: string): void {
      if (resumed) return;
      resumed = true;
      for (const pending of keptPending.read(userId)) outbox.add(pending);
    },
    /** Reads a conversation ahead, or again when something changed; at once nothing when it is there. */
    want(conversationId: string): void {
      const entry = cache.get(conversationId);
      const old = performance.now() - entry.readAt > FILES_STAND_MS;
      if (cache.has(conversationId) && old) void reader.renew(conversationId);
      else if (entry.stale || !cache.has(conversationId)) void reader.refresh(conversationId);
    },
    /** It changed while it was not shown. */
    stale(conversationId: string): void {
      if (cache.has(conversationId)) cache.change(conversationId, { stale: true });
    },
    /** Something may have been missed: what is shown is read again by whoever shows it, the rest when it is. */
    allStale(): void {
      for (const id of cache.ids()) cache.change(id, { stale: true });
    },
  };
}

/** The threads of this tab. Never touched on the server, where nothing may outlive a request. */
export const threads = createThreads();

function untilOnlineOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}
