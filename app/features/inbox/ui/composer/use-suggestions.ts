import { type KeyboardEvent, useMemo, useState } from "react";
import { fillQuickReply } from "../../core/fill-quick-reply";
import { findTrigger } from "../../core/find-trigger";
import { useThreadView } from "../thread/thread-context";
import type { Suggestion } from "./suggestions";

const MOST = 20;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export interface Replace {
  from: number;
  to: number;
  by: string;
}

/** Quick replies by "/" and, in a note, members by "@": what fits, and what choosing one writes. */
export function useSuggestions(
  text: string,
  caret: number,
  note: boolean,
  replace: (change: Replace) => void,
) {
  const { directory, personName, t, phone } = useThreadView();
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState<string | null>(null);
  const trigger = useMemo(() => findTrigger(text, caret, note), [text, caret, note]);
  const key = trigger ? `${trigger.sign}${trigger.from}` : null;
  const query = plain(trigger?.query ?? "");
  const list = useMemo<Suggestion[]>(() => {
    if (!trigger || !directory) return [];
    if (trigger.sign === "@") {
      return directory.members
        .filter(({ name, userId }) => userId !== directory.me.userId && plain(name).includes(query))
        .slice(0, MOST)
        .map(({ userId, name }) => ({ id: userId, title: name }));
    }
    return directory.quickReplies
      .filter(
        ({ shortcut, text }) => shortcut.includes(query) || (query.length > 1 && plain(text).includes(query)),
      )
      .toSorted((a, b) => Number(b.shortcut.startsWith(query)) - Number(a.shortcut.startsWith(query)))
      .slice(0, MOST)
      .map(({ id, shortcut, text }) => ({ id, title: `/${shortcut}`, detail: text }));
  }, [trigger, directory, query]);
  const wanted = trigger !== null && key !== closed;
  // A mention that fits nobody is just words; a quick reply that fits nothing says so while it is short.
  const open = wanted && (list.length > 0 || (trigger.sign === "/" && query.length < 3));
  const chosen = Math.min(at, Math.max(0, list.length - 1));

  function pick(id: string) {
    if (!trigger || !directory) return;
    setAt(0);
    if (trigger.sign === "@") {
      const name = directory.members.find(({ userId }) => userId === id)?.name ?? "";
      return replace({ from: trigger.from, to: caret, by: `@${name} ` });
    }
    const reply = directory.quickReplies.find((one) => one.id === id);
    const memberName = directory.members.find(({ userId }) => userId === directory.me.userId)?.name ?? "";
    const name = personName === phone || personName === t("noName") ? "" : personName;
    replace({ from: 0, to: caret, by: fillQuickReply(reply?.text ?? "", { name, phone, memberName }) });
  }

  /** → whether the key was for the list */
  function onKey(event: KeyboardEvent): boolean {
    if (!open) return false;
    const picked = list[chosen];
    if (event.key === "ArrowDown") setAt((chosen + 1) % Math.max(1, list.length));
    else if (event.key === "ArrowUp") setAt((chosen - 1 + list.length) % Math.max(1, list.length));
    else if (event.key === "Escape") setClosed(key);
    else if ((event.key === "Enter" || event.key === "Tab") && picked && !event.shiftKey) pick(picked.id);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { open, list, at: chosen, sign: trigger?.sign ?? "/", pick, onKey };
}
