import { trpc } from "~/trpc/client";
import { readInboxFilter, writeInboxFilter } from "../../core/filter-search";
import type { InboxFilter } from "../../core/inbox-filter";
import type { InboxStore } from "./inbox-store";

const MOST_ROWS = 100;
const now = () => Date.now();

/** The list's own address: the filter without the words, which show other things than a list. */
export function listKey(filter: InboxFilter): string {
  return writeInboxFilter({ ...filter, q: undefined });
}

/** Numbers are counted for a list whatever its view: "how many of mine are done" stands beside "how many are open". */
export function countsKey(filter: InboxFilter): string {
  return writeInboxFilter({ ...filter, q: undefined, view: "open" });
}

const filterOf = (key: string) => readInboxFilter(new URLSearchParams(key));

/** The beginning of a list, told anew; what is loaded below it is checked row by row. Never throws. */
export async function loadFirst(store: InboxStore, key: string): Promise<void> {
  if (store.page(key).loading) return;
  store.setPage(key, { loading: true });
  try {
    const first = await trpc.inbox.list.query({ filter: filterOf(key) });
    store.putFirst(key, first, now());
    const below = store.page(key).ids.slice(first.rows.length, first.rows.length + MOST_ROWS);
    if (below.length > 0) await refreshRows(store, key, below);
  } catch {
    store.setPage(key, { loading: false, failed: "first" });
  }
}

/** The next page. Never throws. */
export async function loadMore(store: InboxStore, key: string): Promise<void> {
  const { next, loading } = store.page(key);
  if (!next || loading) return;
  store.setPage(key, { loading: true });
  try {
    store.putMore(key, await trpc.inbox.list.query({ filter: filterOf(key), cursor: next }));
  } catch {
    store.setPage(key, { loading: false, failed: "more" });
  }
}

/** These rows as they are now, and where they belong in this list. @throws when the server does not answer */
export async function refreshRows(store: InboxStore, key: string, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += MOST_ROWS) {
    const asked = ids.slice(at, at + MOST_ROWS);
    const { rows, matching } = await trpc.inbox.rows.query({ ids: asked, filter: filterOf(key) });
    store.putRows(asked, rows, { key, matching });
  }
}

export async function loadCounts(store: InboxStore, key: string): Promise<void> {
  const counts = await trpc.inbox.counts.query({ filter: filterOf(key) }).catch(() => undefined);
  if (counts) store.setCounts(key, counts);
}

export async function loadDirectory(store: InboxStore): Promise<void> {
  const directory = await trpc.inbox.directory.query().catch(() => undefined);
  if (directory) store.setDirectory(directory);
}
