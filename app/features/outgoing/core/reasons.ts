import { NUMBER_WAITS } from "./next-campaign-send";
import { REST_REASONS } from "./number-rest";

/**
 * Why a person is not written to, or not yet. One list for pre-flight, the lanes, the recipients table and the CLI
 * (`skippedBy`). The sentence of each is `reasons.skip.<reason>` or `reasons.wait.<reason>` in app/i18n/messages.
 */

/** For good, in this attempt. In the order in which one reason is chosen when several hold (see `mayContact`). */
export const SKIP_REASONS = [
  "erased",
  "blocked",
  "stopped",
  "no-address",
  "invalid-phone",
  "own-number",
  "not-on-channel",
  "country-forbidden",
  "us-marketing",
  "not-opted-in",
  "contacted-recently",
  "duplicate-person",
  "missing-variable",
  "window-closed",
  "capped",
  "expired",
  "cancelled",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** The ones that pre-flight can know before launch. The rest only happens while sending. */
export type ExclusionReason = Exclude<SkipReason, "expired" | "cancelled">;
export const EXCLUSION_REASONS: readonly ExclusionReason[] = SKIP_REASONS.filter(
  (reason): reason is ExclusionReason => reason !== "expired" && reason !== "cancelled",
);

/** The row stays `waiting`, with a time when one is known. */
export const WAIT_REASONS = [
  "scheduled",
  "send-window",
  "frequency-cap",
  "contact-cap",
  "portfolio-budget",
  "number-rate",
  "recipient-rate",
  "retry",
  "campaign-paused",
  "connection-paused",
  "not-linked",
  ...NUMBER_WAITS,
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export const skipMessageKey = (reason: SkipReason) => `reasons.skip.${reason}` as const;
/** Sentences of reasons with a time take `{time}`; "send-window" also `{place}`. */
export const waitMessageKey = (reason: WaitReason) => `reasons.wait.${reason}` as const;

/** Why a campaign stands still. `reasons.pause.<reason>`; a person's own pause is `by-person`. */
export const PAUSE_REASONS = [
  "by-person",
  "quality-red",
  "spam-limit",
  "frequency-cap",
  "messaging-limit",
  "template-paused",
  "template-disabled",
  "template-missing",
  "template-parameters",
  "connection-stopped",
  "risk-not-accepted",
  "same-failure",
  ...REST_REASONS,
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const pauseMessageKey = (reason: PauseReason) => `reasons.pause.${reason}` as const;
