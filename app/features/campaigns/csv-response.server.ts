/**
 * Streams CSV to the browser as a download. The first piece is made before anything is answered, so that "not found" is
 * still an answer of its own and not half a file.
 */
export async function csvResponse(name: string, pieces: AsyncGenerator<string>): Promise<Response> {
  const first = await pieces.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(encoder.encode(first.value));
    },
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${asciiName(name)}.csv"; filename*=UTF-8''${encodeURIComponent(name.slice(0, 80))}.csv`,
      "cache-control": "no-store",
    },
  });
}

/** Headers are ASCII; the real name stands beside it. */
function asciiName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^\w .-]+/g, "")
    .trim();
  return plain.slice(0, 80) || "campaign";
}
