import { storeFailure } from "./store-failure";

export interface StoreCall {
  method: "GET" | "PUT" | "POST" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

/** Until the answer begins; a piece of 8 MB takes a while on a slow line. */
const PATIENCE_MS = 60_000;
const TRIES = 3;
const FIRST_WAIT_MS = 200;

/**
 * One call to a store over HTTP, asked up to three times when it is busy or the line breaks: all that is asked can be
 * asked again. → its answer, of whatever status but those
 * @param prepare made for each try anew, since signatures carry the time
 * @throws AppError UNAVAILABLE
 */
export async function askStore(prepare: () => StoreCall | Promise<StoreCall>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const outcome = await once(await prepare());
    const again = typeof outcome === "string" || outcome.status === 429 || outcome.status >= 500;
    if (!again) return outcome;
    if (tries === TRIES) throw storeFailure(typeof outcome === "string" ? outcome : await refusalOf(outcome));
    if (typeof outcome !== "string") await outcome.body?.cancel();
    await Bun.sleep(FIRST_WAIT_MS * 2 ** (tries - 1));
  }
}

async function once({ url, body, ...call }: StoreCall): Promise<Response | string> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), PATIENCE_MS);
  try {
    // The answer's body may take as long as its reader does.
    return await fetch(url, {
      ...call,
      body: body as BodyInit | undefined,
      redirect: "manual",
      signal: deadline.signal,
    });
  } catch (error) {
    return deadline.signal.aborted ? "timeout" : String((error as { code?: string }).code ?? error);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads a refusal to its end. → see describeRefusal */
export async function refusalOf(answer: Response): Promise<string> {
  return describeRefusal(answer.status, await answer.text().catch(() => ""));
}

/** "403 AccessDenied": the status with the code that S3 (XML) or Google (JSON) give. */
export function describeRefusal(status: number, text: string): string {
  const head = text.slice(0, 10_000);
  const code = /<Code>([^<]{1,80})<\/Code>/.exec(head)?.[1] ?? /"reason":\s*"([^"]{1,80})"/.exec(head)?.[1];
  return code ? `${status} ${code}` : `${status}`;
}
