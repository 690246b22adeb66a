import type { Formats } from "~/i18n/core/formats";

const DAY_MS = 86_400_000;

/** Today the time, yesterday its word, else the day: what stands at the right of a row. */
export function rowTime(at: string, nowMs: number, formats: Formats, yesterday: string): string {
  const date = new Date(at);
  const day = formats.date(date, "day");
  if (day === formats.date(new Date(nowMs), "day")) return formats.date(date, "time");
  if (day === formats.date(new Date(nowMs - DAY_MS), "day")) return yesterday;
  return formats.date(date, nowMs - date.getTime() < 300 * DAY_MS ? "dayShort" : "day");
}
