import { instantToLocalMs } from "~/features/outgoing/core/local-time";

/** How one greets at this hour of the reader's clock: until noon, until six, after. */
export function dayPart(now: Date, timeZone: string): "morning" | "afternoon" | "evening" {
  const hour = new Date(instantToLocalMs(now.getTime(), timeZone)).getUTCHours();
  if (hour >= 5 && hour < 12) return "morning";
  return hour >= 12 && hour < 18 ? "afternoon" : "evening";
}
