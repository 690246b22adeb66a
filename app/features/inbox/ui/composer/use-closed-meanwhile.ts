import { useEffect, useRef } from "react";
import { threads } from "../thread-store/threads";

/** The window closed while a text was on its way: the text comes back to where one writes. */
export function useClosedMeanwhile(conversationId: string, giveBack: (text: string) => void): void {
  const latest = useRef(giveBack);
  latest.current = giveBack;
  useEffect(
    () =>
      threads.onRefused((pending) => {
        const { what, id } = pending;
        if (pending.conversationId !== conversationId || "note" in what || what.answer.kind !== "text")
          return;
        if (!threads.cache.get(conversationId).facts?.rules.windowClosed) return;
        threads.outbox.drop(conversationId, id);
        latest.current(what.answer.text);
      }),
    [conversationId],
  );
}
