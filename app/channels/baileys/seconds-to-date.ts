/** 2001-09-09; a smaller number is no time of WhatsApp's. */
const EARLIEST = 1_000_000_000;
/** 2100-01-01 */
const LATEST = 4_102_444_800;

/** WhatsApp's `t`: seconds as text. Anything else becomes `otherwise`. */
export function secondsToDate(t: unknown, otherwise: Date): Date {
  const seconds = typeof t === "string" || typeof t === "number" ? Number(t) : Number.NaN;
  return seconds >= EARLIEST && seconds <= LATEST ? new Date(seconds * 1000) : otherwise;
}
