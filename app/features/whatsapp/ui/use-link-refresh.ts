import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useLiveEvents } from "~/live/use-live-events";

const EVERY_MS = 2_000;

/** Keeps the page true: at once by live events, and every two seconds while something is expected, should they not come. */
export function useLinkRefresh(connectionId: string, expecting: boolean): void {
  useLiveEvents(["connection"], {
    match: (fact) => fact.kind === "connection" && fact.connectionId === connectionId,
  });
  const revalidator = useRevalidator();
  const latest = useRef(revalidator);
  latest.current = revalidator;
  useEffect(() => {
    if (!expecting) return;
    const timer = setInterval(() => {
      const { state, revalidate } = latest.current;
      // A navigation that comes in between aborts it, which is no error.
      if (!document.hidden && state === "idle") Promise.resolve(revalidate()).catch(() => {});
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [expecting]);
}
