import type { Pending } from "./pending";
import type { ThreadApi } from "./thread-api";
import type { ThreadCache } from "./thread-cache";

export interface OutboxOptions {
  cache: ThreadCache;
  api: Pick<ThreadApi, "send" | "note">;
  /** A sentence when the server refused; null when it was not reached, or may take it later. */
  refusalOf(error: unknown): string | null;
  /** Ends after that many milliseconds, or as soon as the network is back. */
  wait(milliseconds: number): Promise<void>;
  /** Keeps what is under way over a reload of the page. */
  keep(pending: readonly Pending[]): void;
  /** Called once the server has one. */
  onTaken(conversationId: string): void;
  /** Called when the server has one that was taken off the page meanwhile. */
  onTooLate(id: string): void;
  /** Called when the server does not want one. */
  onRefused(pending: Pending): void;
}

const FIRST_WAIT_MS = 1_000;
const MOST_WAIT_MS = 15_000;

/**
 * Sends own messages, one conversation's in their order, each until the server answered: with the same id, so that asking
 * again never writes twice. A refusal stays on its bubble and lets the next ones go.
 */
export function createOutbox({
  cache,
  api,
  refusalOf,
  wait,
  keep,
  onTaken,
  onTooLate,
  onRefused,
}: OutboxOptions) {
  const lines = new Map<string, Promise<void>>();
  const under = new Map<string, Pending>();

  const remember = () => keep([...under.values()]);

  function change(id: string, conversationId: string, next: Partial<Pending>) {
    const { mine } = cache.get(conversationId);
    cache.change(conversationId, { mine: mine.map((own) => (own.id === id ? { ...own, ...next } : own)) });
  }

  async function deliver(pending: Pending): Promise<void> {
    for (let attempt = 0; under.has(pending.id); attempt += 1) {
      try {
        await post(api, pending);
        if (!under.delete(pending.id)) return onTooLate(pending.id);
        change(pending.id, pending.conversationId, { takenAt: performance.now() });
        remember();
        return onTaken(pending.conversationId);
      } catch (error) {
        const refused = refusalOf(error);
        if (refused !== null) {
          if (!under.delete(pending.id)) return;
          remember();
          change(pending.id, pending.conversationId, { refused });
          return onRefused(pending);
        }
        await wait(Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
      }
    }
  }

  return {
    /** Shows it at once and sends it after those before it. */
    add(pending: Pending): void {
      const { conversationId } = pending;
      const mine = cache.get(conversationId).mine.filter(({ id }) => id !== pending.id);
      cache.change(conversationId, { mine: [...mine, pending] });
      under.set(pending.id, pending);
      remember();
      const before = lines.get(conversationId) ?? Promise.resolve();
      const line = before.then(() => deliver(pending));
      lines.set(conversationId, line);
    },

    /** Takes one off the page. One that is on its way may still arrive: see `onTooLate`. */
    drop(conversationId: string, id: string): void {
      const { mine } = cache.get(conversationId);
      cache.change(conversationId, { mine: mine.filter((own) => own.id !== id) });
      under.delete(id);
      remember();
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;

function post(api: Pick<ThreadApi, "send" | "note">, { id, conversationId, what }: Pending) {
  if ("note" in what) return api.note({ id, conversationId, ...what.note });
  return api.send({ id, conversationId, content: what.answer, replyTo: what.replyTo });
}
