import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { trpc } from "~/trpc/client";
import { refusalData } from "~/trpc/refusal-data";
import { createLiveConnection } from "./live-connection";
import type { LiveFact } from "./live-fact";

export interface LiveEventOptions {
  /** Which facts of these kinds concern this page; all of them without it. */
  match?(fact: LiveFact): boolean;
  /**
   * Instead of fetching the page's data again. null: something may have been missed, also when the first socket opens,
   * since a change between the page's data and that moment was heard by nobody.
   */
  onFact?(fact: LiveFact | null): void;
}

const LEAST_BETWEEN_MS = 250;

let shared: ReturnType<typeof createLiveConnection> | undefined;

/**
 * Keeps a page true while it is open: when something of these kinds changes, its loaders run again, at most four times
 * a second and never two runs at once. `useLiveEvents(["campaign"], { match: (fact) => … })`
 */
export function useLiveEvents(kinds: readonly LiveFact["kind"][], options: LiveEventOptions = {}): void {
  const refetch = useThrottledRevalidation();
  const latest = useRef({ kinds, options, refetch });
  latest.current = { kinds, options, refetch };
  useEffect(() => {
    shared ??= openShared();
    return shared.listen({
      onFacts(facts) {
        const { kinds, options, refetch } = latest.current;
        const mine = facts.filter((fact) => kinds.includes(fact.kind) && (options.match?.(fact) ?? true));
        for (const fact of mine) options.onFact?.(fact);
        if (mine.length > 0 && !options.onFact) refetch();
      },
      onGap() {
        const { options, refetch } = latest.current;
        if (options.onFact) options.onFact(null);
        else refetch();
      },
      onReady: () => latest.current.options.onFact?.(null),
    });
  }, []);
}

function openShared() {
  const connection = createLiveConnection({
    address: () => trpc.live.ticket.mutate().then(({ url }) => url, nullWhenLoggedOut),
    open: (address) => new WebSocket(address),
    random: Math.random,
  });
  window.addEventListener("online", connection.wake);
  return connection;
}

function nullWhenLoggedOut(error: unknown): null {
  const code = refusalData(error)?.code;
  if (code === "UNAUTHORIZED" || code === "FORBIDDEN") return null;
  throw error;
}

interface RouterWindow {
  __remixRouter?: { state: { navigation: { state: string }; revalidation: string } };
}

/**
 * The router's own state, which Remix leaves here: what React has rendered of it may be a moment old, and a revalidation
 * that cuts into a navigation surfaces as an error of the page.
 */
function isLoading(): boolean {
  const state = (window as RouterWindow).__remixRouter?.state;
  return state !== undefined && (state.navigation.state !== "idle" || state.revalidation !== "idle");
}

/** A refetch that is asked for while one runs follows it, so that the last change is always shown. */
function useThrottledRevalidation(): () => void {
  const { revalidate, state } = useRevalidator();
  const now = useRef({ revalidate, state });
  now.current = { revalidate, state };
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const lastMs = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return function refetch() {
    if (timer.current !== undefined) return;
    const wait = Math.max(0, lastMs.current + LEAST_BETWEEN_MS - performance.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      lastMs.current = performance.now();
      // A navigation that comes in between aborts it, and fetches everything anyway.
      if (now.current.state === "idle" && !isLoading())
        Promise.resolve(now.current.revalidate()).catch(() => {});
      else refetch();
    }, wait);
  };
}
