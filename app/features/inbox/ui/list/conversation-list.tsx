import { type MouseEvent, useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";
import { loadMore } from "../store/load-list";
import { useInboxStore, useListPage } from "../store/store-context";
import { ConversationItem } from "./conversation-item";
import { ListEnd } from "./list-end";
import type { Picks } from "./use-picks";
import { useSteadyScroll } from "./use-steady-scroll";
import { useWindow } from "./use-window";

interface ConversationListProps {
  /** Of the list in the store. */
  listKey: string;
  search: string;
  openId: string | null;
  picks: Picks;
  nowMs: number;
  onOpen: (address: string) => void;
}

const AHEAD = 12;
const places = new Map<string, number>();

/** The rows of one list: only those in sight are drawn, the next page comes before one gets there. */
export function ConversationList({ listKey, search, openId, picks, nowMs, onOpen }: ConversationListProps) {
  const t = useT("inbox-list");
  const store = useInboxStore();
  const page = useListPage(listKey);
  const box = useRef<HTMLDivElement>(null);
  const { ids } = page;
  const { from, to } = useWindow(box, ids.length);
  const { newer, seen, toTop } = useSteadyScroll(box, ids, listKey, () => places.get(listKey) ?? 0);

  useEffect(() => {
    if (to >= ids.length - AHEAD && page.next && page.failed !== "more") loadMore(store, listKey);
  }, [store, listKey, to, ids.length, page.next, page.failed]);

  // Each list is found where it was left.
  useEffect(() => {
    if (box.current) box.current.scrollTop = places.get(listKey) ?? 0;
  }, [listKey]);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const pick = target.closest<HTMLElement>("[data-pick]")?.dataset.pick;
    if (pick) return picks.toggle(pick, event.shiftKey);
    const link = target.closest<HTMLAnchorElement>("a[data-id]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(link.getAttribute("href")!);
  };

  return (
    <div
      ref={box}
      className="cvs scroll"
      onScroll={() => {
        places.set(listKey, box.current?.scrollTop ?? 0);
        seen();
      }}
    >
      {newer > 0 && (
        <button type="button" className="newer" onClick={toTop}>
          {t("state.newer", { count: newer })}
        </button>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links and boxes answer keys by themselves; this only gathers clicks. */}
      <ul
        aria-label={t("head.label")}
        data-picking={picks.ids.size > 0 ? "" : undefined}
        onClick={onClick}
        style={{
          paddingTop: `calc(var(--h-cv) * ${from})`,
          paddingBottom: `calc(var(--h-cv) * ${ids.length - to})`,
        }}
      >
        {ids.slice(from, to).map((id, at) => (
          <ConversationItem
            key={id}
            id={id}
            search={search}
            on={id === openId}
            chosen={picks.ids.has(id)}
            place={from + at + 1}
            total={page.next ? -1 : ids.length}
            nowMs={nowMs}
          />
        ))}
      </ul>
      <ListEnd page={page} onRetry={() => loadMore(store, listKey)} />
    </div>
  );
}
