import { useFetcher, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";

const EVERY_MS = 1_000;

/** The newest view of what the address asks for: the page's own, then one every second from `path` while somebody looks. */
export function useLatestView<View extends { at: number; asked: string }>(path: string, first: View): View {
  const [search] = useSearchParams();
  const asked = search.toString();
  const { load, data, state } = useFetcher<View>();
  const busy = useRef(false);
  busy.current = state !== "idle";
  useEffect(() => {
    const timer = setInterval(() => {
      // Leaving the page aborts what is under way, which is no error.
      if (!document.hidden && !busy.current) Promise.resolve(load(`${path}?${asked}`)).catch(() => {});
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [load, asked, path]);
  const newest = data as View | undefined;
  return newest && newest.asked === first.asked && newest.at > first.at ? newest : first;
}
