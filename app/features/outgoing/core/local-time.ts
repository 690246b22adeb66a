import { zoneOffsetMs } from "./zone-offset";

const DAY_MS = 86_400_000;

/**
 * The instant at which clocks in `zone` show a local time. `localMs` is that wall-clock time written as if it were UTC.
 * A time that the clock change skips moves on by the change (02:30 → 03:30); one that happens twice is the first.
 */
export function localMsToInstantMs(localMs: number, zone: string): number {
  const before = zoneOffsetMs(zone, localMs - DAY_MS);
  const after = zoneOffsetMs(zone, localMs + DAY_MS);
  const early = localMs - before;
  if (before === after || zoneOffsetMs(zone, early) === before) return early;
  const late = localMs - after;
  return zoneOffsetMs(zone, late) === after ? late : early;
}

/**
 * "At 10:00 in each recipient's own time zone": `localTimeToInstant("2026-11-24T10:00", "America/Manaus")`.
 * @param dateTimeLocal what an `<input type="datetime-local">` gives: `YYYY-MM-DDTHH:mm[:ss]`.
 * @throws RangeError when it is not such a time.
 */
export function localTimeToInstant(dateTimeLocal: string, zone: string): Date {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/.exec(dateTimeLocal);
  if (!parts) throw new RangeError(`Not a local date and time: ${dateTimeLocal}`);
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const localMs = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  const back = new Date(localMs);
  if (back.getUTCDate() !== day || back.getUTCMonth() !== month! - 1 || hour! > 23 || minute! > 59) {
    throw new RangeError(`Not a local date and time: ${dateTimeLocal}`);
  }
  return new Date(localMsToInstantMs(localMs, zone));
}

/** The wall-clock time in `zone` at an instant, written as if it were UTC (read it with getUTC…). */
export function instantToLocalMs(atMs: number, zone: string): number {
  return atMs + zoneOffsetMs(zone, atMs);
}
