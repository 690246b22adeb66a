import type { RefusalReason, Retry } from "./channel";

/** Why a management call (not a send) was not done. Never thrown. */
export interface ProviderRefusal {
  readonly reason: RefusalReason;
  readonly retry: Retry;
  /** Provider's code as text ("190"), "network", "timeout" or "http-500" when there was none. */
  readonly code: string;
  /** The provider's own words, in its language, for the person who asked or for the log. */
  readonly detail: string;
  /** True when the call may have been carried out all the same (time-out after the request left). */
  readonly mayHaveHappened: boolean;
}

/** The answer of a management call: a value, or a refusal. */
export type ProviderAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ProviderRefusal };
