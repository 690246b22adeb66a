import ArrowDown from "lucide-react/icons/arrow-down";
import { type RefObject, startTransition, useEffect, useMemo, useRef, useState } from "react";
import { Icon } from "~/ui/icon";
import { type ThreadItem, threadItems } from "../../core/thread-items";
import type { Pending } from "../thread-store/pending";
import type { ThreadEntry } from "../thread-store/thread-cache";
import { messagesOf, newerOf, olderOf } from "../thread-store/thread-window";
import { threads } from "../thread-store/threads";
import { DayLine } from "./day-line";
import { ScrollKeeper } from "./scroll-keeper";
import { ThreadBubble } from "./thread-bubble";
import { useThreadView } from "./thread-context";
import { ThreadLine } from "./thread-line";
import { ThreadNote } from "./thread-note";

interface ThreadListProps {
  entry: ThreadEntry;
  box: RefObject<HTMLDivElement>;
  /** What the reader had not seen when it was opened. */
  unread: number;
  /** Draw everything at once: the server did. */
  whole: boolean;
  /** The newest is in sight, or no longer. */
  onEnd: (atEnd: boolean) => void;
}

/** Items drawn in the first frame; the rest follows at once, so that moving between conversations stays quick. */
const FIRST_ITEMS = 14;
/** Pixels from an edge at which more is fetched. */
const NEAR = 900;
const AT_END = 60;

/** The bubbles: from the newest upwards, more at both ends as one comes near. */
export function ThreadList({ entry, box, unread, whole, onEnd }: ThreadListProps) {
  const view = useThreadView();
  const { t, formats, personName, conversationId } = view;
  const items = useItems(entry, unread);
  const all = useAllSoon(whole || entry.goTo !== null);
  const drawn = all ? items : items.slice(-FIRST_ITEMS);
  const pendingOf = new Map(entry.mine.map((own) => [own.id, own]));
  const [away, setAway] = useState(false);
  const newest = items.at(-1)?.key;
  const seen = useRef(newest);
  const fresh = useFresh(items, away);

  // After the frame is out: what was just drawn is laid out then, and looking costs nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told on each change of what is drawn.
  useEffect(() => (all ? afterPaint(look) : undefined), [items, all]);
  useEffect(() => {
    if (entry.goTo) showMessage(box.current, entry.goTo.messageId);
  }, [entry.goTo, box]);
  // What one sent oneself is looked at, wherever one was.
  useEffect(() => {
    const own = newest !== undefined && newest !== seen.current && pendingOf.has(newest);
    seen.current = newest;
    if (own) toEnd();
  });

  function look() {
    const element = box.current;
    if (!element) return;
    const below = -element.scrollTop;
    const above = element.scrollHeight - element.clientHeight - below;
    if (all && above < NEAR && olderOf(entry.window) !== null) void threads.reader.older(conversationId);
    const newer = newerOf(entry.window) !== null;
    if (below < NEAR && newer) void threads.reader.newer(conversationId);
    const atEnd = below < AT_END && !newer;
    setAway(!atEnd);
    onEnd(atEnd);
  }
  function toEnd() {
    if (newerOf(entry.window) !== null) void threads.reader.newest(conversationId);
    if (box.current) box.current.scrollTop = 0;
  }

  return (
    <div className="th-w">
      <div
        ref={box}
        className="thread scroll"
        role="log"
        aria-label={t("label", { name: personName })}
        aria-busy={entry.loading !== null}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard.
        tabIndex={0}
        onScroll={look}
      >
        <ScrollKeeper box={box} of={drawn}>
          <div className="thread-in">
            {entry.window.length > 0 && olderOf(entry.window) === null && (
              <div className="sys">{t("beginning", { date: beginningOf(items, formats) })}</div>
            )}
            {entry.loading === "older" && <div className="sys">{t("loadingOlder")}</div>}
            {drawn.map((item) => (
              <Item
                key={item.key}
                item={item}
                pending={pendingOf.get(item.key)}
                sought={entry.goTo?.messageId === item.key}
              />
            ))}
          </div>
        </ScrollKeeper>
      </div>
      {away && (
        <button type="button" className="to-end" aria-label={t("toEnd", { count: fresh })} onClick={toEnd}>
          {fresh > 0 && <span className="b num">{fresh}</span>}
          <Icon of={ArrowDown} />
        </button>
      )}
    </div>
  );
}

interface ItemProps {
  item: ThreadItem;
  pending: Pending | undefined;
  sought: boolean;
}

function Item({ item, pending, sought }: ItemProps) {
  const { t } = useThreadView();
  switch (item.kind) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return <div className="unread">{t("unread", { count: item.count })}</div>;
    case "answers":
      return <div className="sys">{t("answers", { name: item.campaign.name })}</div>;
    case "note":
      return <ThreadNote message={item.message} pending={pending} sought={sought} />;
    case "line":
      return <ThreadLine message={item.message} />;
    case "message": {
      const { message, first, names } = item;
      return <ThreadBubble message={message} first={first} names={names} pending={pending} sought={sought} />;
    }
  }
}

function useItems(entry: ThreadEntry, unread: number): ThreadItem[] {
  const { formats } = useThreadView();
  return useMemo(() => {
    const messages = messagesOf(entry.window);
    const shown = new Set(messages.map(({ id }) => id));
    const own = newerOf(entry.window) === null ? entry.mine.filter(({ id }) => !shown.has(id)) : [];
    const days = new Map<string, string>();
    const dayOf = (at: string) => {
      const hour = at.slice(0, 13);
      const known = days.get(hour);
      if (known) return known;
      const day = formats.date(new Date(at), "day");
      days.set(hour, day);
      return day;
    };
    return threadItems([...messages, ...own.map(({ message }) => message)], { dayOf, unread });
  }, [entry.window, entry.mine, unread, formats]);
}

/** Few items in the first frame, all of them right after it was painted. */
function useAllSoon(atOnce: boolean): boolean {
  const [all, setAll] = useState(atOnce);
  useEffect(() => {
    if (all) return;
    return afterPaint(() => startTransition(() => setAll(true)));
  }, [all]);
  return all;
}

/** How many of the person's messages came below while one reads further up. */
function useFresh(items: ThreadItem[], away: boolean): number {
  const last = useRef<string>();
  if (!away) last.current = items.at(-1)?.key;
  if (!away || last.current === undefined) return 0;
  const from = items.findIndex(({ key }) => key === last.current);
  if (from === -1) return 0;
  return items.slice(from + 1).filter((item) => item.kind === "message" && item.message.direction === "in")
    .length;
}

/** → takes it back */
function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function showMessage(box: HTMLElement | null, messageId: string): void {
  box?.querySelector(`[data-id="${CSS.escape(messageId)}"]`)?.scrollIntoView({ block: "center" });
}

function beginningOf(items: ThreadItem[], formats: ReturnType<typeof useThreadView>["formats"]): string {
  const first = items.find((item) => item.kind === "day");
  return first?.kind === "day" ? formats.date(new Date(first.at), "day") : "";
}
