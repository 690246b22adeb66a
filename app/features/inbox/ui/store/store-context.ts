import { createContext, useContext, useSyncExternalStore } from "react";
import type { ConversationRow } from "../../conversation-row";
import type { InboxCounts } from "../../inbox-counts";
import type { InboxDirectory } from "../../inbox-directory";
import { createInboxStore, type InboxStore, type ListPage } from "./inbox-store";

export const InboxStoreContext = createContext<InboxStore | null>(null);

let ofThisTab: InboxStore | undefined;

/** One store a tab, kept while one is elsewhere in the app; the server makes a new one for every request. */
export function inboxStore(): InboxStore {
  if (typeof document === "undefined") return createInboxStore();
  ofThisTab ??= createInboxStore();
  return ofThisTab;
}

export function useInboxStore(): InboxStore {
  const store = useContext(InboxStoreContext);
  if (!store) throw new Error("Only inside the inbox");
  return store;
}

/** A piece of the store; `read` must give the same object while nothing changed. */
export function useInboxPiece<T>(read: (store: InboxStore) => T): T {
  const store = useInboxStore();
  const now = () => read(store);
  return useSyncExternalStore(store.subscribe, now, now);
}

export const useRow = (id: string): ConversationRow | undefined => useInboxPiece((store) => store.row(id));
export const useListPage = (key: string): ListPage => useInboxPiece((store) => store.page(key));
export const useCounts = (key: string): InboxCounts | undefined =>
  useInboxPiece((store) => store.counts(key));
/** Names of members, departments, labels, connections; null before it has come. */
export const useDirectory = (): InboxDirectory | null => useInboxPiece((store) => store.directory());
