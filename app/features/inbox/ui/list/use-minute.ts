import { useEffect, useState } from "react";

/** The time, moving once a minute; begins where the server began, so that both draw the same. */
export function useMinute(startMs: number): number {
  const [nowMs, setNowMs] = useState(startMs);
  useEffect(() => {
    const move = () => setNowMs(Date.now());
    move();
    const timer = setInterval(move, 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
