import type { SendResult } from "./channel";
import { retryAfterSeconds } from "./retry-after-seconds";

/**
 * A send answered with HTTP 429 and no code of the carrier's own: nothing was sent, and the sender waits as long as
 * `Retry-After` asks (RFC 6585 §4), at least a second.
 */
export function refusedTooMany(retryAfterHeader: string | null): SendResult {
  return {
    outcome: "refused",
    reason: "transient",
    scope: "number",
    retry: { kind: "backoff", seconds: retryAfterSeconds(retryAfterHeader, 1), attempts: 6 },
    code: "http-429",
    detail: "Too many requests",
  };
}
