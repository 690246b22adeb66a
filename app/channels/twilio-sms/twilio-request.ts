import { firstText, isObject, type JsonObject, objectOf } from "../narrow-json";
import { networkFailure } from "../network-failure";
import { parseJson } from "../parse-json";
import type { ProviderAnswer } from "../provider-answer";
import { retryAfterSeconds } from "../retry-after-seconds";
import { classifyTwilioCode } from "./error-codes";

const TIMEOUT_MS = 30_000;

/** What a management call needs. `baseUrl` is https://api.twilio.com, or the sandbox's. */
export interface TwilioAccess {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
}

/** One GET on Twilio's REST API, answering a JSON object. Never throws for what Twilio or the network does. */
export async function twilioGet(
  access: TwilioAccess,
  url: string,
  timeoutMs = TIMEOUT_MS,
): Promise<ProviderAnswer<JsonObject>> {
  const credentials = Buffer.from(`${access.accountSid}:${access.authToken}`).toString("base64");
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Basic ${credentials}` },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await answer.text();
    const parsed = parseJson(text);
    if (answer.status >= 200 && answer.status < 300 && isObject(parsed)) return { ok: true, value: parsed };
    const body = objectOf(parsed);
    const code = firstText(body.code);
    if (code !== undefined && answer.status < 500 && answer.status !== 429) {
      const { reason, retry } = classifyTwilioCode(code);
      const detail = firstText(body.message) ?? "";
      return { ok: false, refusal: { reason, retry, code, detail, mayHaveHappened: false } };
    }
    const seconds = retryAfterSeconds(answer.headers.get("retry-after"), 5);
    const refusal = {
      reason: "transient",
      code: `http-${answer.status}`,
      detail: text.slice(0, 200),
    } as const;
    const retry = { kind: "backoff", seconds, attempts: 4 } as const;
    return { ok: false, refusal: { ...refusal, retry, mayHaveHappened: false } };
  } catch (error) {
    const failure = networkFailure(error);
    const retry = { kind: "backoff", seconds: 5, attempts: 4 } as const;
    const { cause: code, detail } = failure;
    return { ok: false, refusal: { reason: "transient", retry, code, detail, mayHaveHappened: false } };
  }
}
