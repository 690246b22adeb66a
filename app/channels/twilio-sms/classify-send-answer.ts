import type { SendResult } from "../channel";
import { firstText, objectOf } from "../narrow-json";
import { parseJson } from "../parse-json";
import { refusedTooMany } from "../refused-too-many";
import { classifyTwilioCode, TWILIO_CODES } from "./error-codes";

function refusedBy(code: string, detail: string): SendResult {
  const { reason, scope, retry } = classifyTwilioCode(code);
  return { outcome: "refused", reason, scope, retry, code, detail: detail.slice(0, 500) };
}

/**
 * Turns Twilio's HTTP answer to a send into an outcome. A known code or a 4xx with a code proves a refusal, 429 always
 * does; a 5xx with a code that we do not know, HTML, nothing and a 201 without sid stay unknown.
 */
export function classifySendAnswer(
  httpStatus: number,
  retryAfterHeader: string | null,
  text: string,
): SendResult {
  const body = objectOf(parseJson(text));
  if (httpStatus >= 200 && httpStatus < 300) {
    const providerId = firstText(body.sid);
    const errorCode = firstText(body.error_code);
    if (providerId !== undefined && errorCode !== undefined && body.status === "failed") {
      return refusedBy(errorCode, firstText(body.error_message) ?? "");
    }
    if (providerId !== undefined) return { outcome: "accepted", providerId };
  } else {
    const code = firstText(body.code);
    const certain = httpStatus < 500 || (code !== undefined && Object.hasOwn(TWILIO_CODES, code));
    if (code !== undefined && certain) return refusedBy(code, firstText(body.message) ?? "");
    if (httpStatus === 429) return refusedTooMany(retryAfterHeader);
  }
  return { outcome: "unknown", detail: `HTTP ${httpStatus} without a sid or code: ${text.slice(0, 200)}` };
}
