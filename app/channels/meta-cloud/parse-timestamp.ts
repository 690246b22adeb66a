/** 2001-09-09 in seconds; nothing from these carriers is older, so a smaller number is not a time. */
const EARLIEST_SECONDS = 1_000_000_000;
/** 2100-01-01 in seconds. */
const LATEST_SECONDS = 4_102_444_800;

/**
 * Meta's timestamp: seconds as text (messages) or integer (entry.time), milliseconds in older events.
 * Anything else (missing, "TIMESTAMP", absurd) becomes `otherwise`.
 */
export function parseTimestamp(value: unknown, otherwise: Date): Date {
  const number = typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN;
  if (number >= EARLIEST_SECONDS && number <= LATEST_SECONDS) return new Date(number * 1000);
  const seconds = number / 1000;
  return seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS ? new Date(number) : otherwise;
}
