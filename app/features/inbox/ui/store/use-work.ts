import { useMemo } from "react";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { refusalData } from "~/trpc/refusal-data";
import { toast } from "~/ui/toast";
import type { WorkDone } from "../../apply-work.server";
import type { ConversationRow } from "../../conversation-row";
import type { InboxStore } from "./inbox-store";
import { useInboxStore } from "./store-context";

export interface AssignTo {
  /** null = nobody; left out it stays, unless the department changes. */
  assigneeId?: string | null;
  departmentId?: string | null;
  note?: string;
}

export type Work = ReturnType<typeof useWork>;

/**
 * What a person does with conversations (one or up to 200): shown at once, put back with a sentence when the server
 * refuses, and offered to be undone for five seconds.
 */
export function useWork() {
  const store = useInboxStore();
  const t = useT("inbox-list.work");
  return useMemo(() => {
    const act = actsOn(store, {
      failed: (error) => refusalOf(error) ?? t("failed"),
    });
    const called = (ids: readonly string[]) => ({
      count: ids.length,
      name: store.row(ids[0] ?? "")?.name || store.row(ids[0] ?? "")?.phone || t("noName"),
    });
    const named = (
      key: "finished" | "reopened" | "snoozed" | "assigned" | "unassigned" | "labelled",
      ids: readonly string[],
    ) => (ids.length === 1 ? t(`${key}.one`, called(ids)) : t(`${key}.many`, called(ids)));
    return {
      assign: (ids: string[], to: AssignTo) =>
        act(
          ids,
          (row) => ({
            ...row,
            departmentId: to.departmentId === undefined ? row.departmentId : to.departmentId,
            assigneeId:
              to.assigneeId !== undefined
                ? to.assigneeId
                : to.departmentId === undefined
                  ? row.assigneeId
                  : null,
          }),
          () => trpc.inbox.assign.mutate({ ids, ...to }),
          named(to.assigneeId === null ? "unassigned" : "assigned", ids),
        ),
      snooze: (ids: string[], until: Date) =>
        act(
          ids,
          (row) => ({ ...row, state: "snoozed", snoozedUntil: until.toISOString() }),
          () => trpc.inbox.snooze.mutate({ ids, until: until.toISOString() }),
          named("snoozed", ids),
        ),
      finish: (ids: string[]) =>
        act(
          ids,
          (row) => ({ ...row, state: "done", snoozedUntil: null, unansweredSince: null, unread: 0 }),
          () => trpc.inbox.finish.mutate({ ids }),
          named("finished", ids),
        ),
      reopen: (ids: string[]) =>
        act(
          ids,
          (row) => ({ ...row, state: "open", snoozedUntil: null }),
          () => trpc.inbox.reopen.mutate({ ids }),
          named("reopened", ids),
        ),
      label: (ids: string[], add: string[], remove: string[]) =>
        act(
          ids,
          (row) => ({
            ...row,
            labelIds: [...new Set([...row.labelIds.filter((id) => !remove.includes(id)), ...add])],
          }),
          () => trpc.inbox.label.mutate({ ids, add, remove }),
          named("labelled", ids),
        ),
      markUnread: (ids: string[]) =>
        quietly(
          store,
          ids,
          (row) => ({ ...row, unread: Math.max(1, row.unread) }),
          () => trpc.inbox.markUnread.mutate({ ids }),
        ),
      markRead: (ids: string[]) =>
        quietly(
          store,
          ids,
          (row) => ({ ...row, unread: 0 }),
          () => Promise.all(ids.map((conversationId) => trpc.inbox.markRead.mutate({ conversationId }))),
        ),
    };
  }, [store, t]);
}

type Change = (row: ConversationRow) => ConversationRow;

function actsOn(store: InboxStore, words: { failed: (error: unknown) => string }) {
  return async (ids: readonly string[], change: Change, send: () => Promise<WorkDone>, said: string) => {
    const putBack = store.patch(ids, change);
    try {
      const { previous } = await send();
      if (previous.length === 0) return;
      toast({ text: said, undo: { onUndo: () => undo(previous) } });
    } catch (error) {
      putBack();
      toast({ text: words.failed(error), tone: "bad" });
    }
    async function undo(items: WorkDone["previous"]) {
      putBack();
      await trpc.inbox.restore
        .mutate({ items })
        .catch((error) => toast({ text: words.failed(error), tone: "bad" }));
    }
  };
}

/** Without a word when it works: one sees it. */
async function quietly(
  store: InboxStore,
  ids: readonly string[],
  change: Change,
  send: () => Promise<unknown>,
) {
  const putBack = store.patch(ids, change);
  await send().catch(putBack);
}

/** Our own refusals say why; a lost connection says nothing a person could read. */
function refusalOf(error: unknown): string | null {
  return refusalData(error)?.messageKey ? (error as Error).message : null;
}
