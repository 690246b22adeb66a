import { useMemo, useRef } from "react";
import { trpc } from "~/trpc/client";
import { toast } from "~/ui/toast";
import { uuidV7 } from "../../core/uuid-v7";
import type { ThreadMessage } from "../../thread-message";
import { refusalOf } from "../thread-store/call-problem";
import type { Pending } from "../thread-store/pending";
import { messagesOf, withChanged, withoutMessage } from "../thread-store/thread-window";
import { threads } from "../thread-store/threads";
import type { ThreadActions, ThreadT } from "./thread-context";

interface Shows {
  openMenu(message: ThreadMessage, anchor: HTMLElement): void;
  showDelivery(message: ThreadMessage, anchor: HTMLElement): void;
  openMedia(messageId: string): void;
  /** Puts words where one writes. */
  rewrite(text: string, note: boolean): void;
}

/** What bubbles do. The functions stay the same while the conversation is open. */
export function useThreadActions(conversationId: string, t: ThreadT, shows: Shows): ThreadActions {
  const latest = useRef({ t, shows });
  latest.current = { t, shows };
  return useMemo(() => actionsOf(conversationId, () => latest.current), [conversationId]);
}

function actionsOf(conversationId: string, now: () => { t: ThreadT; shows: Shows }): ThreadActions {
  const { cache, reader, outbox } = threads;
  const entry = () => cache.get(conversationId);
  const message = (id: string) => messagesOf(entry().window).find((one) => one.id === id);
  const own = (id: string) => entry().mine.find((one) => one.id === id);
  const fail = (error: unknown) =>
    toast({ text: refusalOf(error) ?? now().t("errors.offline"), tone: "bad" });
  const newId = () => uuidV7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

  return {
    goTo: (id) => void reader.goTo(conversationId, id),
    openMenu(id, anchor) {
      const found = message(id);
      if (found) now().shows.openMenu(found, anchor);
    },
    showDelivery(id, anchor) {
      const found = message(id);
      if (found) now().shows.showDelivery(found, anchor);
    },
    openMedia: (id) => now().shows.openMedia(id),
    async fetchMedia(messageId) {
      await trpc.inbox.fetchMedia.mutate({ messageId }).catch(fail);
    },
    async undo(id) {
      const pending = own(id);
      const shown = message(id);
      outbox.drop(conversationId, id);
      cache.change(conversationId, { window: withoutMessage(entry().window, id) });
      const words = pending ? wordsOf(pending) : (shown?.text ?? "");
      try {
        const taken = await trpc.inbox.undo.mutate({ id });
        now().shows.rewrite(taken?.text ?? words, false);
      } catch (error) {
        // Not there: it had not reached the server, and will be taken back if it still does.
        if (pending && pending.takenAt === null) return now().shows.rewrite(words, false);
        fail(error);
      }
      void reader.refresh(conversationId);
    },
    async retry(id) {
      const pending = own(id);
      if (pending) return outbox.add({ ...pending, refused: null });
      await trpc.inbox.retry.mutate({ id, newId: newId() }).catch(fail);
      void reader.refresh(conversationId);
    },
    rewrite(id) {
      const pending = own(id);
      if (!pending) return;
      outbox.drop(conversationId, id);
      now().shows.rewrite(wordsOf(pending), "note" in pending.what);
    },
    discard: (id) => outbox.drop(conversationId, id),
    async react(id, emoji) {
      const before = message(id)?.reactions;
      const change = (reactions: ThreadMessage["reactions"]) =>
        cache.change(conversationId, {
          window: withChanged(entry().window, id, (one) => ({ ...one, reactions })),
        });
      const theirs = before?.filter(({ by }) => by === "customer") ?? [];
      change(emoji ? [...theirs, { by: "us", emoji }] : theirs);
      try {
        await trpc.inbox.react.mutate({ messageId: id, emoji });
      } catch (error) {
        change(before ?? []);
        fail(error);
      }
      void reader.refresh(conversationId);
    },
  };
}

function wordsOf({ what }: Pending): string {
  if ("note" in what) return what.note.text;
  return what.answer.kind === "text" ? what.answer.text : "";
}
