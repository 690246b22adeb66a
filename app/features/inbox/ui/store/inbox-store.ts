import type { ConversationRow } from "../../conversation-row";
import { readInboxFilter } from "../../core/filter-search";
import { isAbove, mergeRows } from "../../core/merge-rows";
import { rowMatches } from "../../core/row-matches";
import type { InboxCounts } from "../../inbox-counts";
import type { InboxDirectory } from "../../inbox-directory";

/** What is loaded of one list. */
export interface ListPage {
  /** Newest first. */
  ids: readonly string[];
  /** For the next page; null at the end. */
  next: string | null;
  /** When the server last told the beginning, in milliseconds; 0 = never. */
  trueAt: number;
  loading: boolean;
  /** What could not be had the last time: the list anew (what stands is of `trueAt`), or its next page. */
  failed: "first" | "more" | null;
}

export const NO_PAGE: ListPage = { ids: [], next: null, trueAt: 0, loading: false, failed: null };

export type InboxStore = ReturnType<typeof createInboxStore>;

/**
 * What this tab knows of the inbox: rows by id, lists by their address, counts, names. Everything read is either the
 * same object as before or a new one, so that useSyncExternalStore draws only what changed.
 */
export function createInboxStore() {
  const listeners = new Set<() => void>();
  const rows = new Map<string, ConversationRow>();
  const pages = new Map<string, ListPage>();
  const counts = new Map<string, InboxCounts>();
  const drafts = new Map<string, string>();
  /** Rows that stay in their list although they left it, because they are open. */
  const lingering = new Set<string>();
  let directory: InboxDirectory | null = null;
  let openId: string | null = null;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const me = () => directory?.me.userId ?? "";

  /** Puts changed rows where they belong in every list; `sure` is what the server said of one of them. */
  function settle(changed: readonly string[], sure?: { key: string; matching: ReadonlySet<string> }) {
    for (const [key, page] of pages) {
      const filter = readInboxFilter(new URLSearchParams(key));
      const ids = mergeRows({
        ids: page.ids,
        more: page.next !== null,
        changed,
        row: (id) => rows.get(id),
        belongs(id) {
          const row = rows.get(id)!;
          const does = sure?.key === key ? sure.matching.has(id) : rowMatches(row, filter, me());
          if (does || id !== openId || !page.ids.includes(id)) return does;
          lingering.add(id);
          return true;
        },
      });
      if (ids !== page.ids) pages.set(key, { ...page, ids });
    }
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    row: (id: string) => rows.get(id),
    page: (key: string): ListPage => pages.get(key) ?? NO_PAGE,
    counts: (key: string) => counts.get(key),
    directory: () => directory,
    draft: (id: string) => drafts.get(id),
    openId: () => openId,

    setDirectory(next: InboxDirectory) {
      directory = next;
      tell();
    },
    setCounts(key: string, next: InboxCounts) {
      counts.set(key, next);
      tell();
    },
    /** Beginning of an answer that is being written; "" when there is none. */
    setDraft(id: string, text: string) {
      if ((drafts.get(id) ?? "") === text) return;
      if (text) drafts.set(id, text);
      else drafts.delete(id);
      tell();
    },
    /** Which conversation is open: it keeps its place in the list until another is. */
    setOpen(id: string | null) {
      if (id === openId) return;
      openId = id;
      const left = [...lingering].filter((one) => one !== id);
      for (const one of left) lingering.delete(one);
      if (left.length > 0) settle(left);
      tell();
    },
    setPage(key: string, change: Partial<ListPage>) {
      pages.set(key, { ...(pages.get(key) ?? NO_PAGE), ...change });
      tell();
    },
    /** The beginning of a list as the server has it; what was loaded below it stays. */
    putFirst(key: string, first: { rows: ConversationRow[]; next: string | null }, nowMs: number) {
      for (const row of first.rows) rows.set(row.id, row);
      const fresh = first.rows.map(({ id }) => id);
      const last = first.rows.at(-1);
      const old = pages.get(key) ?? NO_PAGE;
      const known = new Set(fresh);
      const below = (id: string) => {
        const row = rows.get(id);
        return row !== undefined && last !== undefined && !known.has(id) && isAbove(last, row);
      };
      const rest = first.next === null ? [] : old.ids.filter(below);
      const next = rest.length > 0 ? old.next : first.next;
      const same =
        fresh.length + rest.length === old.ids.length && fresh.every((id, at) => id === old.ids[at]);
      pages.set(key, {
        ids: same ? old.ids : [...fresh, ...rest],
        next,
        trueAt: nowMs,
        loading: false,
        failed: null,
      });
      tell();
    },
    putMore(key: string, page: { rows: ConversationRow[]; next: string | null }) {
      for (const row of page.rows) rows.set(row.id, row);
      const old = pages.get(key) ?? NO_PAGE;
      const known = new Set(old.ids);
      const fresh = page.rows.map(({ id }) => id).filter((id) => !known.has(id));
      pages.set(key, { ...old, ids: [...old.ids, ...fresh], next: page.next, loading: false, failed: null });
      tell();
    },
    /** Rows as the server has them now; of those asked for, the missing ones may no longer be seen. */
    putRows(asked: readonly string[], found: ConversationRow[], sure?: { key: string; matching: string[] }) {
      for (const row of found) rows.set(row.id, row);
      const seen = new Set(found.map(({ id }) => id));
      for (const id of asked) if (!seen.has(id)) rows.delete(id);
      settle([...new Set([...asked, ...seen])], sure && { key: sure.key, matching: new Set(sure.matching) });
      tell();
    },
    /** Changes rows at once, before the server has. → puts them back */
    patch(ids: readonly string[], change: (row: ConversationRow) => ConversationRow): () => void {
      const before = new Map<string, ConversationRow>();
      const after = new Map<string, ConversationRow>();
      for (const id of ids) {
        const row = rows.get(id);
        if (!row) continue;
        const next = change(row);
        before.set(id, row);
        after.set(id, next);
        rows.set(id, next);
      }
      settle([...before.keys()]);
      tell();
      return () => {
        // What has been heard from the server meanwhile is truer than what was.
        const still = [...before].filter(([id]) => rows.get(id) === after.get(id));
        for (const [id, row] of still) rows.set(id, row);
        settle(still.map(([id]) => id));
        tell();
      };
    },
  };
}
