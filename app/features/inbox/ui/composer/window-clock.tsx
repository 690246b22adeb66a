import { clsx } from "clsx";
import { type CSSProperties, useEffect, useState } from "react";
import { timeLeft } from "../../core/time-left";
import { useThreadView } from "../thread/thread-context";

const EVERY_MS = 15_000;

/** How long one may still write freely: a ring that empties, amber in the last hour. */
export function WindowClock({ until, onClosed }: { until: string; onClosed: () => void }) {
  const { t } = useThreadView();
  const [now, setNow] = useState(() => Date.now());
  const left = timeLeft(until, now);
  const closed = left === null;
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it closes.
  useEffect(() => {
    if (closed) onClosed();
  }, [closed]);
  if (!left) return null;
  const { hours, soon, share } = left;
  const minutes = hours > 0 ? String(left.minutes).padStart(2, "0") : String(left.minutes);
  return (
    <span className={clsx("win", soon && "soon")} suppressHydrationWarning>
      <span className="ring" style={{ "--left": `${Math.round(share * 100)}%` } as CSSProperties} />
      <span className="nw no-m" suppressHydrationWarning>
        {t(hours > 0 ? "window.openHours" : "window.openMinutes", { hours, minutes })}
      </span>
      <span className="nw only-m" suppressHydrationWarning>
        {t(hours > 0 ? "window.shortHours" : "window.shortMinutes", { hours, minutes })}
      </span>
    </span>
  );
}
