export interface TimeLeft {
  hours: number;
  minutes: number;
  /** Less than an hour: time to hurry. */
  soon: boolean;
  /** Of the 24 hours, 0 to 1. */
  share: number;
}

const MINUTE_MS = 60_000;
const WINDOW_MS = 24 * 60 * MINUTE_MS;

/** How long a window is open yet, in begun minutes less one, so that 0 min is its last; null when it is closed. */
export function timeLeft(until: string, now: number): TimeLeft | null {
  const leftMs = Date.parse(until) - now;
  if (!(leftMs > 0)) return null;
  const minutes = Math.floor(leftMs / MINUTE_MS);
  return {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    soon: leftMs < 60 * MINUTE_MS,
    share: Math.min(1, leftMs / WINDOW_MS),
  };
}
