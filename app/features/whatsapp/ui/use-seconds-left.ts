import { useEffect, useState } from "react";

/**
 * Whole seconds until a moment, counted from what the server's clock said when it was read. `key` names the thing that
 * ends, so that a re-reading of the same thing does not jump. null without an end.
 */
export function useSecondsLeft(until: string | null, now: string): number | null {
  const left = until === null ? null : Math.max(0, Date.parse(until) - Date.parse(now));
  const [shown, show] = useState(left);
  useEffect(() => {
    show(left);
    if (left === null) return;
    const startedMs = performance.now();
    const timer = setInterval(() => show(Math.max(0, left - (performance.now() - startedMs))), 250);
    return () => clearInterval(timer);
  }, [left]);
  return shown === null ? null : Math.ceil(shown / 1000);
}
