import { useCallback, useEffect, useRef, useState } from "react";
import { useLiveEvents } from "~/live/use-live-events";
import { trpc } from "~/trpc/client";
import type { PersonFacts } from "../../person-facts";

const MOST_KEPT = 50;
const LEAST_BETWEEN_MS = 1_000;

/** Shown at once when a conversation is opened again; asked anew all the same. */
const kept = new Map<string, PersonFacts>();

export interface PersonState {
  person: PersonFacts | null;
  failed: boolean;
  /** Asks the server again. */
  refresh: () => void;
  /** Shows a change before the server has answered. */
  change: (next: Partial<PersonFacts>) => void;
}

/** The person of a conversation, kept true while the panel is open. */
export function usePerson(conversationId: string, contactId: string): PersonState {
  const [, redraw] = useState(0);
  const [failed, setFailed] = useState(false);
  const shown = useRef(conversationId);
  shown.current = conversationId;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const fetchNow = useCallback(async (id: string) => {
    try {
      const fresh = await trpc.inbox.person.query({ conversationId: id });
      keep(fresh);
      if (shown.current === id) setFailed(false);
    } catch {
      if (shown.current === id) setFailed(true);
    }
    redraw((n) => n + 1);
  }, []);
  const refresh = useCallback(() => void fetchNow(shown.current), [fetchNow]);
  const refreshSoon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      refresh();
    }, LEAST_BETWEEN_MS);
  }, [refresh]);
  useEffect(() => {
    setFailed(false);
    void fetchNow(conversationId);
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [conversationId, fetchNow]);
  useLiveEvents(["contact", "message"], {
    match: (fact) =>
      (fact.kind === "contact" && fact.contactId === contactId) ||
      (fact.kind === "message" && fact.conversationId === conversationId),
    onFact: refreshSoon,
  });
  const person = kept.get(conversationId) ?? null;
  const change = (next: Partial<PersonFacts>) => {
    if (person) keep({ ...person, ...next });
    redraw((n) => n + 1);
  };
  return { person, failed, refresh, change };
}

function keep(person: PersonFacts) {
  kept.delete(person.conversationId);
  kept.set(person.conversationId, person);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}
