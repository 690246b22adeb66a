import { tzOffset } from "@date-fns/tz";

const QUARTER_HOUR_MS = 15 * 60_000;
const lastByZone = new Map<string, { quarter: number; offsetMs: number }>();
const MAX_ZONES = 1_000;

/**
 * Offset of an IANA zone from UTC at an instant, in milliseconds (Manaus: −4 h). An unknown zone counts as UTC: zones
 * are checked where they come in (`isTimeZone`), and one bad row must not stop a lane.
 * The last answer per zone is kept for its quarter of an hour: clocks are never changed inside one.
 */
export function zoneOffsetMs(zone: string, atMs: number): number {
  const quarter = Math.floor(atMs / QUARTER_HOUR_MS);
  const last = lastByZone.get(zone);
  if (last?.quarter === quarter) return last.offsetMs;
  const minutes = tzOffset(zone, new Date(atMs));
  const offsetMs = Number.isNaN(minutes) ? 0 : minutes * 60_000;
  if (last) {
    last.quarter = quarter;
    last.offsetMs = offsetMs;
  } else if (lastByZone.size < MAX_ZONES) {
    lastByZone.set(zone, { quarter, offsetMs });
  }
  return offsetMs;
}

/** True for a zone this machine knows ("America/Manaus"). Use it at the edges. */
export function isTimeZone(zone: string): boolean {
  return zone !== "" && !Number.isNaN(tzOffset(zone, new Date(0)));
}
