import { objectOf } from "../narrow-json";
import { networkFailure } from "../network-failure";
import { parseJson } from "../parse-json";
import type { ProviderAnswer } from "../provider-answer";
import { retryAfterSeconds } from "../retry-after-seconds";
import { classifyMetaCode } from "./error-codes";
import type { MetaAccess } from "./meta-access";
import { readMetaError } from "./meta-error";

const TIMEOUT_MS = 30_000;

export interface GraphCall {
  readonly method?: "GET" | "POST" | "DELETE";
  /** Below the version, without leading slash: "123/message_templates". */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is (bytes, or a stream whose length is among the headers). */
  readonly body?: Blob | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

function urlOf(access: MetaAccess, call: GraphCall): string {
  const url = new URL(`${access.baseUrl.replace(/\/$/, "")}/${access.apiVersion}/${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

/** Turns Graph's HTTP answer into a value (any whole JSON object or array without `error`) or a refusal. */
function classifyGraphAnswer(
  httpStatus: number,
  retryAfterHeader: string | null,
  text: string,
): ProviderAnswer<unknown> {
  const parsed = parseJson(text);
  const error = readMetaError(objectOf(parsed).error);
  if (error) {
    const code = error.code ?? `http-${httpStatus}`;
    const { reason, retry } = classifyMetaCode(code, { httpStatus, isTransient: error.isTransient });
    return { ok: false, refusal: { reason, retry, code, detail: error.detail, mayHaveHappened: false } };
  }
  const done = httpStatus >= 200 && httpStatus < 300;
  if (done && typeof parsed === "object" && parsed !== null) return { ok: true, value: parsed };
  const seconds = retryAfterSeconds(retryAfterHeader, 5);
  return {
    ok: false,
    refusal: {
      reason: "transient",
      retry: { kind: "backoff", seconds, attempts: 4 },
      code: `http-${httpStatus}`,
      detail: text.slice(0, 200),
      mayHaveHappened: httpStatus !== 429,
    },
  };
}

/**
 * One management call to Graph. Never throws for what Meta or the network does; always reads the body to its end.
 * Time-out 30 s unless given.
 */
export async function graphRequest(access: MetaAccess, call: GraphCall): Promise<ProviderAnswer<unknown>> {
  try {
    const answer = await fetch(urlOf(access, call), {
      method: call.method ?? "GET",
      headers: {
        authorization: `Bearer ${access.token}`,
        ...(call.json !== undefined && { "content-type": "application/json" }),
        ...call.headers,
      },
      body: call.json !== undefined ? JSON.stringify(call.json) : call.body,
      redirect: "manual",
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
    });
    return classifyGraphAnswer(answer.status, answer.headers.get("retry-after"), await answer.text());
  } catch (error) {
    const failure = networkFailure(error);
    const retry = { kind: "backoff", seconds: 5, attempts: 4 } as const;
    const mayHaveHappened = failure.left === "maybe";
    return {
      ok: false,
      refusal: { reason: "transient", retry, code: failure.cause, detail: failure.detail, mayHaveHappened },
    };
  }
}
