import type { RefusalReason, Retry } from "~/channels/channel";
import { MAX_ATTEMPTS, retryAdvice } from "./retryable";

export interface RetryRule {
  code: string;
  attempt: number;
  /** Must have ended this long ago. */
  restSeconds: number;
}

/** Which failures may be tried again, as a table for SQL: the same answers as `retryAdvice`, per code and attempt. */
export function retryRules(
  codes: readonly string[],
  classify: (code: string) => { reason: RefusalReason; retry: Retry },
): RetryRule[] {
  const now = new Date(0);
  return codes.flatMap((code) => {
    const { reason, retry } = classify(code);
    return attempts().flatMap((attempt): RetryRule[] => {
      const advice = retryAdvice({ state: "failed", attempt, endedAt: now, reason, retry }, now);
      if (advice.may === "never") return [];
      return [{ code, attempt, restSeconds: advice.may === "now" ? 0 : advice.from.getTime() / 1_000 }];
    });
  });
}

const attempts = () => Array.from({ length: MAX_ATTEMPTS - 1 }, (_, at) => at + 1);
