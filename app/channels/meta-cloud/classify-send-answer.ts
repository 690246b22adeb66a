import type { SendResult } from "../channel";
import { firstText, listOf, objectOf } from "../narrow-json";
import { parseJson } from "../parse-json";
import { refusedTooMany } from "../refused-too-many";
import { classifyMetaCode } from "./error-codes";
import { readMetaError } from "./meta-error";

/** Meta keeps a template message back for its quality check; it is then delivered or fails with 132015. */
const HELD = new Set(["held_for_quality_assessment", "paused"]);

/**
 * Turns Meta's HTTP answer to a send into an outcome.
 * Only a JSON error or a 429 proves that nothing was sent; HTML, nothing, half an answer and a 200 without an id
 * prove nothing and stay unknown until a status webhook arrives.
 */
export function classifySendAnswer(
  httpStatus: number,
  retryAfterHeader: string | null,
  text: string,
): SendResult {
  const body = objectOf(parseJson(text));
  const error = readMetaError(body.error);
  if (error?.code !== undefined) {
    const known = classifyMetaCode(error.code, { httpStatus, isTransient: error.isTransient });
    return {
      outcome: "refused",
      reason: known.reason,
      scope: known.scope,
      retry: known.retry,
      code: error.code,
      detail: error.detail,
    };
  }
  if (httpStatus === 429) return refusedTooMany(retryAfterHeader);
  if (httpStatus >= 200 && httpStatus < 300) {
    const message = objectOf(listOf(body.messages)[0]);
    const providerId = firstText(message.id);
    if (providerId !== undefined) {
      const contact = objectOf(listOf(body.contacts)[0]);
      const waId = firstText(contact.wa_id);
      const userId = firstText(contact.user_id);
      return {
        outcome: "accepted",
        providerId,
        ...(typeof message.message_status === "string" && HELD.has(message.message_status) && { held: true }),
        ...(waId !== undefined && { waId }),
        ...(userId !== undefined && { userId }),
      };
    }
  }
  return { outcome: "unknown", detail: `HTTP ${httpStatus} without an id or error: ${text.slice(0, 200)}` };
}
