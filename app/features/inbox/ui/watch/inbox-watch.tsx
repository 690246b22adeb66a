import { useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { type InboxNumbers, inboxNumbers } from "~/features/companies/core/inbox-numbers";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { trpc } from "~/trpc/client";
import type { ConversationRow } from "../../conversation-row";
import { paced } from "../store/paced";
import { readNoticeChoice } from "./notice-choice";
import { playChime } from "./play-chime";
import { useTabCount } from "./use-tab-count";
import { worthTelling } from "./worth-telling";

export interface InboxWatchProps {
  /** The reader's user id. */
  me: string;
  onNumbers: (numbers: InboxNumbers) => void;
}

const NUMBERS_EVERY_MS = 3_000;
const ROWS_EVERY_MS = 1_000;
const MOST_ROWS = 100;

/** On every page: the menu's numbers, the sound, the notice of the browser and the count in the tab's title. */
export default function InboxWatch({ me, onNumbers }: InboxWatchProps) {
  const t = useT("inbox-list.notices");
  const navigate = useNavigate();
  const addToTab = useTabCount();
  const heard = useRef(new Set<string>());
  const told = useRef({ since: new Date().toISOString(), by: new Map<string, string>() });
  const asks = useRef<{ numbers: () => void; rows: () => void }>();

  const tell = (rows: ConversationRow[]) => {
    if (rows.length === 0) return;
    const choice = readNoticeChoice();
    const hidden = document.hidden;
    const open = location.pathname.split("/")[2];
    if (hidden) addToTab(rows.map(({ id }) => id));
    const loud = hidden ? rows : rows.filter(({ id }) => id !== open);
    if (choice.sound && loud.length > 0 && isFirstTab(rows)) playChime();
    if (!choice.browser || !hidden || Notification.permission !== "granted") return;
    const [first] = rows;
    const body =
      rows.length === 1
        ? t("body", { name: first!.name || first!.phone || t("someone") })
        : t("bodyMany", { count: rows.length });
    // One that stands is replaced: ten messages are not ten notices, in however many tabs.
    const notice = new Notification(body, { tag: "inbox" });
    notice.onclick = () => {
      window.focus();
      navigate(rows.length === 1 ? `/inbox/${first!.id}` : "/inbox");
      notice.close();
    };
  };
  const latest = useRef({ tell, onNumbers });
  latest.current = { tell, onNumbers };

  useEffect(() => {
    const numbers = paced(NUMBERS_EVERY_MS, async () => {
      const counts = await trpc.inbox.counts.query().catch(() => undefined);
      if (counts) latest.current.onNumbers(inboxNumbers(counts));
    });
    const rows = paced(ROWS_EVERY_MS, async () => {
      const ids = [...heard.current].slice(0, MOST_ROWS);
      heard.current.clear();
      const answer = await trpc.inbox.rows.query({ ids, filter: { view: "open" } }).catch(() => undefined);
      const { since, by } = told.current;
      const news = (answer?.rows ?? []).filter((row) => worthTelling(row, { me, since, told: by }));
      for (const row of news) by.set(row.id, row.lastMessageAt);
      latest.current.tell(news);
    });
    asks.current = { numbers: numbers.ask, rows: rows.ask };
    return () => {
      numbers.stop();
      rows.stop();
    };
  }, [me]);

  useLiveEvents(["message", "conversation"], {
    onFact(fact) {
      asks.current?.numbers();
      if (fact?.kind !== "message") return;
      const { sound, browser } = readNoticeChoice();
      if (!sound && !browser && !document.hidden) return;
      heard.current.add(fact.conversationId);
      asks.current?.rows();
    },
  });
  return null;
}

/** Of several tabs only the first to hear of a message makes a sound. */
function isFirstTab(rows: ConversationRow[]): boolean {
  const newest = rows
    .map(({ lastMessageAt }) => lastMessageAt)
    .sort()
    .at(-1)!;
  try {
    if ((localStorage.getItem("inbox-rang") ?? "") >= newest) return false;
    localStorage.setItem("inbox-rang", newest);
  } catch {
    // Without storage every tab rings.
  }
  return true;
}
