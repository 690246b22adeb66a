import { useEffect, useRef } from "react";
import type { InboxStore } from "../store/inbox-store";
import { useInboxStore } from "../store/store-context";
import { useWork } from "../store/use-work";
import { runInboxCommand } from "./inbox-commands";
import { focusedRow, focusRow, foundRows, rowBeside } from "./row-focus";
import type { Picks } from "./use-picks";
import type { WorkKind } from "./work-kind";

export interface InboxKeys {
  listKey: string;
  search: string;
  openId: string | null;
  picks: Picks;
  mayAnswer: boolean;
  open: (address: string) => void;
  onSearch: () => void;
  onHelp: () => void;
  onWork: (kind: WorkKind, ids: string[]) => void;
}

const WORDS = "input:not([type=checkbox]), textarea, select, [contenteditable=true]";
const WORK: Record<string, WorkKind | undefined> = { a: "assign", s: "snooze", l: "label" };

/** Everything from the keyboard; while one writes, or a window is open, keys are only letters. */
export function useInboxKeys(keys: InboxKeys): void {
  const store = useInboxStore();
  const work = useWork();
  const latest = useRef({ keys, work });
  latest.current = { keys, work };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).closest?.(WORDS)) return;
      if (document.querySelector("dialog[open], :popover-open")) return;
      if (answer(event, store, latest.current.keys, latest.current.work)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [store]);
}

/** → whether the key meant something */
function answer(
  event: KeyboardEvent,
  store: InboxStore,
  keys: InboxKeys,
  work: ReturnType<typeof useWork>,
): boolean {
  const { key } = event;
  const focused = focusedRow();
  if (key === "j" || (key === "ArrowDown" && focused)) return step(1);
  if (key === "k" || (key === "ArrowUp" && focused)) return step(-1);
  if (key === "/") return does(keys.onSearch);
  if (key === "?") return does(keys.onHelp);
  if (key === "Escape") return back();
  if (key === "r" || key === "Enter") {
    if (key === "Enter" && focused !== keys.openId) return false;
    return keys.openId !== null && keys.mayAnswer && runInboxCommand("reply");
  }
  const current = focused ?? keys.openId;
  if (key.toLowerCase() === "x" && current) return does(() => keys.picks.toggle(current, event.shiftKey));
  if (key === "t" && keys.openId && keys.mayAnswer) return runInboxCommand("template");
  const ids = keys.picks.ids.size > 0 ? [...keys.picks.ids] : current ? [current] : [];
  if (ids.length === 0) return false;
  if (key === "u") return does(() => work.markUnread(ids));
  if (!keys.mayAnswer) return false;
  const kind = WORK[key];
  if (kind) return does(() => keys.onWork(kind, ids));
  if (key !== "e") return false;
  const done = ids.every((id) => store.row(id)?.state === "done");
  if (focused && !done) focusRow(rowBeside(store.page(keys.listKey).ids, focused, 1) ?? focused);
  keys.picks.clear();
  return does(() => (done ? work.reopen(ids) : work.finish(ids)));

  function step(by: 1 | -1): boolean {
    const drawn = foundRows();
    if (drawn)
      return does(() =>
        drawn[Math.max(0, drawn.indexOf(document.activeElement as HTMLElement) + by)]?.focus(),
      );
    const { ids } = store.page(keys.listKey);
    const from = focused ?? keys.openId;
    const next = from && ids.includes(from) ? rowBeside(ids, from, by) : ids[0];
    return does(() => next && focusRow(next, ids.indexOf(next)));
  }

  function back(): boolean {
    if (keys.picks.ids.size > 0) return does(() => keys.picks.clear());
    if (!keys.openId) return false;
    return does(() => keys.open(`/inbox${keys.search}`));
  }
}

function does(act: () => unknown): true {
  act();
  return true;
}
