import { useFetcher, useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { SandboxView } from "../sandbox-view";

const EVERY_MS = 1_000;

/** The newest view of what the address asks for: the page's own, then one every second while somebody looks. */
export function useSandbox(first: SandboxView): SandboxView {
  const [search] = useSearchParams();
  const asked = search.toString();
  const { load, data, state } = useFetcher<SandboxView>();
  const busy = useRef(false);
  busy.current = state !== "idle";
  useEffect(() => {
    const timer = setInterval(() => {
      // Leaving the page aborts what is under way, which is no error.
      if (!document.hidden && !busy.current) Promise.resolve(load(`/sandbox/view?${asked}`)).catch(() => {});
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [load, asked]);
  return data && data.asked === first.asked && data.at > first.at ? data : first;
}
