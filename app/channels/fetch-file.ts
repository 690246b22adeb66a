import { BrokenFile } from "./broken-file";
import { networkFailure } from "./network-failure";
import type { FileFailure, FileLimits, OpenedFile } from "./provider-file";

export interface FileRequest extends FileLimits {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** PEM of the one authority to trust instead of the public ones: the sandbox's. */
  readonly certificate?: string;
}

/** The provider names another address. Whether to go there is the adapter's to say. */
export interface MovedFile {
  readonly ok: "moved";
  readonly location: string;
}

/** A timer that is wound up by every byte. */
function createPatience(patienceMs: number, outer?: AbortSignal) {
  const controller = new AbortController();
  const give = () => controller.abort(new DOMException("No byte came in time", "TimeoutError"));
  let timer = setTimeout(give, patienceMs);
  const signal = outer ? AbortSignal.any([outer, controller.signal]) : controller.signal;
  return {
    signal,
    renew() {
      clearTimeout(timer);
      timer = setTimeout(give, patienceMs);
    },
    end: () => clearTimeout(timer),
  };
}

const failure = (problem: FileFailure["problem"], detail: string): FileFailure => ({
  ok: false,
  problem,
  detail,
});

/** 404 and 410 say that the file is not there; everything else may pass. */
const refusedWith = (status: number): FileFailure =>
  failure(status === 404 || status === 410 ? "gone" : "transient", `http-${status}`);

/**
 * One GET of a file, read as it comes, never held whole. Follows no redirect. The size is held to `mostBytes` before
 * the first byte, where the server says it, and at every further one.
 */
export async function fetchFile(request: FileRequest): Promise<OpenedFile | FileFailure | MovedFile> {
  const { url, headers, certificate, mostBytes } = request;
  const patience = createPatience(request.patienceMs, request.signal);
  try {
    const answer = await fetch(url, {
      headers: { ...headers, "accept-encoding": "identity" },
      redirect: "manual",
      signal: patience.signal,
      ...(certificate && { tls: { ca: certificate } }),
    });
    const { status, body } = answer;
    const location = answer.headers.get("location");
    const bytes = Number(answer.headers.get("content-length") ?? "0");
    if (status === 200 && body && bytes <= mostBytes) {
      return { ok: true, body: readOn(body, mostBytes, patience) };
    }
    patience.end();
    await body?.cancel();
    if (status >= 300 && status < 400 && location !== null) return { ok: "moved", location };
    return status === 200 && body ? failure("too-large", `${bytes} bytes`) : refusedWith(status);
  } catch (error) {
    patience.end();
    return failure("transient", networkFailure(error).detail);
  }
}

async function* readOn(
  body: ReadableStream<Uint8Array>,
  mostBytes: number,
  patience: ReturnType<typeof createPatience>,
): AsyncGenerator<Uint8Array, void> {
  const reader = body.getReader();
  let bytes = 0;
  try {
    for (;;) {
      patience.renew();
      const { done, value } = await reader.read().catch((error) => {
        throw new BrokenFile("transient", networkFailure(error).detail);
      });
      if (done) return;
      bytes += value.length;
      if (bytes > mostBytes) throw new BrokenFile("too-large", `more than ${mostBytes} bytes`);
      // Whoever takes long to write must not look like a provider that takes long to send.
      patience.end();
      yield value;
    }
  } finally {
    patience.end();
    await reader.cancel().catch(() => {});
  }
}
