const LONGEST_SECONDS = 3600;

/** Seconds from a Retry-After header (RFC 9110 §10.2.3, seconds form only), 1 to 3600; `otherwise` when absent or odd. */
export function retryAfterSeconds(header: string | null, otherwise: number): number {
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 1 ? Math.min(Math.ceil(seconds), LONGEST_SECONDS) : otherwise;
}
