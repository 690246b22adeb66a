import { AppError } from "~/platform/errors/app-error";
import type { FormFailure } from "~/platform/forms/form-failure";

export interface Outcome {
  status: number;
  /** Of a redirect. */
  to?: string;
  /** `name=value` of the cookie that was set. */
  cookie?: string;
  setCookie?: string;
  failure?: FormFailure;
  /** Of a thrown AppError. */
  messageKey?: string;
  value?: unknown;
}

/** What a loader or action did, whichever way it said so: a value, a response, a thrown response or an AppError. */
export async function outcomeOf(run: () => unknown): Promise<Outcome> {
  try {
    return readResult(await run());
  } catch (thrown) {
    if (thrown instanceof AppError)
      return { status: STATUS[thrown.code] ?? 400, messageKey: thrown.messageKey };
    if (thrown instanceof Response) return readResult(thrown);
    throw thrown;
  }
}

const STATUS: Record<string, number> = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
};

function readResult(result: unknown): Outcome {
  if (result instanceof Response) {
    const setCookie = result.headers.get("set-cookie") ?? undefined;
    return {
      status: result.status,
      to: result.headers.get("location") ?? undefined,
      setCookie,
      cookie: setCookie?.split(";")[0],
    };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: { status?: number } } | null;
  if (wrapped?.type !== "DataWithResponseInit") return { status: 200, value: result };
  return { status: wrapped.init?.status ?? 200, failure: wrapped.data as FormFailure };
}
