import type { SendResult } from "./channel";
import { networkFailure } from "./network-failure";

/** Turns what fetch threw during a send into an outcome. */
export function classifySendFailure(error: unknown): SendResult {
  const failure = networkFailure(error);
  if (failure.left === "maybe") {
    return { outcome: "unknown", detail: `${failure.cause}: ${failure.detail}` };
  }
  return {
    outcome: "refused",
    reason: "transient",
    scope: "number",
    retry: { kind: "backoff", seconds: 1, attempts: 6 },
    code: "network",
    detail: failure.detail,
  };
}
