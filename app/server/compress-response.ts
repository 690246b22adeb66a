import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { constants, createGzip } from "node:zlib";

const compressible = /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json))/;

/** Gzips an answer while it streams, flushing each chunk so that early HTML still arrives early. */
export function compressResponse(request: Request, response: Response): Response {
  const wanted = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const type = response.headers.get("content-type") ?? "";
  if (!wanted || !response.body || !compressible.test(type)) return response;
  if (response.headers.has("content-encoding") || request.method === "HEAD") return response;
  const gzip = createGzip({ level: 4, flush: constants.Z_SYNC_FLUSH });
  const source = Readable.fromWeb(response.body as unknown as NodeReadableStream);
  source.on("error", (error) => gzip.destroy(error));
  gzip.on("close", () => source.destroy());
  source.pipe(gzip);
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.append("vary", "accept-encoding");
  headers.delete("content-length");
  return new Response(Readable.toWeb(gzip) as unknown as ReadableStream, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
