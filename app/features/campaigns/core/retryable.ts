import { REFUSAL_REASONS, type RefusalReason, type Retry } from "~/channels/channel";
import { UNKNOWN_REST_MINUTES } from "~/features/outgoing/core/resolve-unknown";

/** Attempts that one recipient of a campaign may have in all. */
export const MAX_ATTEMPTS = 3;

export interface EndedAttempt {
  state: "failed" | "unknown";
  /** 1 for the first. */
  attempt: number;
  endedAt: Date;
  /** Of a failure: as the adapter's table classified it. */
  reason?: RefusalReason;
  retry?: Retry;
}

/** `later` carries the earliest moment. Sentences: `reasons.retry.<may>`. */
export type RetryAdvice = { may: "now" } | { may: "later"; from: Date } | { may: "never" };

const NEVER: RetryAdvice = { may: "never" };

/** Reasons that hold for this person and this message whatever the table says about waiting. */
const HOPELESS = new Set<RefusalReason>([
  "not-on-channel",
  "invalid-number",
  "stopped",
  "window-closed",
  "content-refused",
  "country-forbidden",
  "experiment",
  "not-supported",
  "blocked",
]);

/**
 * May a person start a new attempt for this recipient? Failed: by the reason. Unknown: only by choice, and not before
 * the carrier's webhook had its time, for it may have arrived. Whatever the answer, `mayContact` is asked again.
 */
export function retryAdvice(ended: EndedAttempt, now: Date): RetryAdvice {
  if (ended.attempt >= MAX_ATTEMPTS) return NEVER;
  if (ended.state === "unknown") return notBefore(ended.endedAt, UNKNOWN_REST_MINUTES * 60, now);
  if (!ended.reason || HOPELESS.has(ended.reason) || ended.retry?.kind === "never") return NEVER;
  if (ended.reason === "frequency-cap") {
    // Meta: at least 24 hours, and longer each time.
    return notBefore(ended.endedAt, 86_400 * 3 ** (ended.attempt - 1), now);
  }
  return notBefore(ended.endedAt, ended.retry?.kind === "person" ? (ended.retry.afterSeconds ?? 0) : 0, now);
}

/** For SQL and filters: the reasons that can never be tried again. */
export const HOPELESS_REASONS: readonly RefusalReason[] = REFUSAL_REASONS.filter((reason) =>
  HOPELESS.has(reason),
);

function notBefore(endedAt: Date, seconds: number, now: Date): RetryAdvice {
  const from = new Date(endedAt.getTime() + seconds * 1_000);
  return from > now ? { may: "later", from } : { may: "now" };
}
