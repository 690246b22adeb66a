/** What a body over its limit is answered with. */
export type BodyVerdict = { ok: true; request: Request; passedLimit(): boolean } | { ok: false };

/**
 * Holds a request to `maxBytes`: a declared length above it is refused before anything is read; a body without a
 * declared length errors for its reader once it has passed the limit
 * (`passedLimit` tells afterwards). Bun holds declared lengths to their word.
 */
export function limitBody(request: Request, maxBytes: number): BodyVerdict {
  const declared = request.headers.get("content-length");
  if (declared !== null)
    return Number(declared) > maxBytes ? { ok: false } : { ok: true, request, passedLimit: never };
  if (!request.body) return { ok: true, request, passedLimit: never };
  let seen = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength;
        if (seen > maxBytes) controller.error(new Error(`Body over ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    }),
  );
  return {
    ok: true,
    request: new Request(request, { body: counted }),
    passedLimit: () => seen > maxBytes,
  };
}

const never = () => false;
