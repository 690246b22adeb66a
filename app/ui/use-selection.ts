import { useRef, useState } from "react";

export interface Selection {
  /** Chosen ids on any page; empty while `everything`. */
  ids: ReadonlySet<string>;
  /** Everything that matches the filter, also on other pages: send the filter, not ids. */
  everything: boolean;
  /** How much of this page is chosen. */
  page: "none" | "some" | "all";
  has(id: string): boolean;
  toggle(id: string, withShift?: boolean): void;
  togglePage(): void;
  chooseEverything(): void;
  clear(): void;
}

/** Bulk choice over a paged list: `useSelection(rows.map((row) => row.id))`. */
export function useSelection(pageIds: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  const last = useRef<string | null>(null);
  const chosenHere = pageIds.filter((id) => everything || ids.has(id)).length;
  const put = (changed: readonly string[], on: boolean) => {
    const next = new Set(everything ? pageIds : ids);
    for (const id of changed) on ? next.add(id) : next.delete(id);
    setEverything(false);
    setIds(next);
  };
  return {
    ids,
    everything,
    page: chosenHere === 0 ? "none" : chosenHere === pageIds.length ? "all" : "some",
    has: (id) => everything || ids.has(id),
    toggle(id, withShift) {
      const on = !(everything || ids.has(id));
      put(withShift && last.current ? between(pageIds, last.current, id) : [id], on);
      last.current = id;
    },
    togglePage: () => put(pageIds, chosenHere < pageIds.length),
    chooseEverything: () => setEverything(true),
    clear() {
      setEverything(false);
      setIds(new Set());
    },
  };
}

function between(pageIds: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [pageIds.indexOf(from), pageIds.indexOf(to)].sort((a, b) => a - b);
  return start === undefined || end === undefined || start < 0 ? [to] : pageIds.slice(start, end + 1);
}
