import { useEffect, useState } from "react";
import { useLiveEvents } from "~/live/use-live-events";
import { threads } from "../thread-store/threads";

export interface Typing {
  customer: boolean;
  /** Ids of members. */
  members: string[];
}

const NOBODY: Typing = { customer: false, members: [] };
/** A sign of typing is worth so long, unless it is given again. */
const TYPING_MS = 8_000;

/** Keeps the open conversation true, marks the others as changed, and tells who is writing. */
export function useThreadLive(conversationId: string, me: string | undefined): Typing {
  const [until, setUntil] = useState<Record<string, number>>({});
  useLiveEvents(["message", "conversation", "typing"], {
    onFact(fact) {
      if (fact === null) {
        threads.allStale();
        void threads.reader.refresh(conversationId);
      } else if (fact.kind === "typing") {
        if (fact.conversationId !== conversationId || fact.who === me) return;
        setUntil((before) => ({ ...before, [fact.who]: fact.on ? Date.now() + TYPING_MS : 0 }));
      } else if (fact.kind === "message" || fact.kind === "conversation") {
        if (fact.conversationId === conversationId) void threads.reader.refresh(conversationId);
        else threads.stale(fact.conversationId);
      }
    },
  });
  const now = Date.now();
  const writing = Object.keys(until).filter((who) => (until[who] ?? 0) > now);
  const next = Math.min(...writing.map((who) => until[who] ?? 0));
  useEffect(() => {
    if (!Number.isFinite(next)) return;
    const timer = setTimeout(() => setUntil((before) => ({ ...before })), next - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [next]);
  if (writing.length === 0) return NOBODY;
  return { customer: writing.includes("customer"), members: writing.filter((who) => who !== "customer") };
}
