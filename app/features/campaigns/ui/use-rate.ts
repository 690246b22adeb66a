import { useEffect, useRef, useState } from "react";
import { createRateMeter, observe, type RateMeter } from "../core/estimate-finish";

/** Messages per second as they leave while this page is open; null until it has been watched for a moment. */
export function useRate(out: number, running: boolean): number | null {
  const meter = useRef<RateMeter>();
  const [rate, setRate] = useState<number | null>(null);
  const latest = useRef(out);
  latest.current = out;
  useEffect(() => {
    if (!running) {
      meter.current = undefined;
      setRate(null);
      return;
    }
    meter.current = createRateMeter(latest.current, performance.now());
    const timer = setInterval(() => {
      if (meter.current) setRate(observe(meter.current, latest.current, performance.now()));
    }, 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return rate;
}
