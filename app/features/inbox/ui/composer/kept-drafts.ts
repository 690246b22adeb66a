import { trpc } from "~/trpc/client";

export interface KeptDraft {
  text: string;
  note: boolean;
  replyTo: string | null;
}

const SAVE_AFTER_MS = 800;

const kept = new Map<string, KeptDraft>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function save(conversationId: string): void {
  clearTimeout(timers.get(conversationId));
  if (!timers.delete(conversationId)) return;
  const draft = kept.get(conversationId);
  if (draft) trpc.inbox.saveDraft.mutate({ conversationId, ...draft }).catch(() => {});
}

/** What one was writing, by conversation: at once in this tab, and soon on the server for one's other devices. */
export const keptDrafts = {
  get: (conversationId: string): KeptDraft | undefined => kept.get(conversationId),
  put(conversationId: string, draft: KeptDraft): void {
    kept.set(conversationId, draft);
    clearTimeout(timers.get(conversationId));
    timers.set(
      conversationId,
      setTimeout(() => save(conversationId), SAVE_AFTER_MS),
    );
  },
  /** Without waiting: one goes elsewhere. */
  save,
};
