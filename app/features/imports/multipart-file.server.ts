import type { Upload } from "./receive-upload.server";

const mostHeadBytes = 16_384;

/**
 * The first file of a multipart form (RFC 7578), streamed: nothing but one piece is held in memory.
 * → null when the body is no such form or has no file.
 */
export async function multipartFile(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<Upload | null> {
  const boundary = /^multipart\/form-data\b.*?\bboundary="?([^";]{1,200})"?/i.exec(contentType)?.[1];
  if (!boundary) return null;
  const pieces = body[Symbol.asyncIterator]();
  let held = Buffer.from("\r\n");
  for (;;) {
    const head = partHead(held, boundary);
    if (head === "none") return null;
    if (head) {
      const filename = fileNameOf(head.text);
      held = held.subarray(head.end);
      if (filename !== null) return { filename, body: content(held, pieces, boundary) };
      continue;
    }
    const { value, done } = await pieces.next();
    if (done) return null;
    held = Buffer.concat([held, value]);
    const next = held.indexOf(`\r\n--${boundary}`);
    // A plain field that is longer than any of ours is skipped, not held.
    if (next === -1 && held.length > mostHeadBytes) held = held.subarray(held.length - boundary.length - 8);
  }
}

function partHead(held: Buffer, boundary: string): { text: string; end: number } | "none" | null {
  const start = held.indexOf(`\r\n--${boundary}`);
  if (start === -1) return null;
  const from = start + boundary.length + 4;
  if (held.subarray(from, from + 2).toString() === "--") return "none";
  const end = held.indexOf("\r\n\r\n", from);
  if (end === -1) return held.length - from > mostHeadBytes ? "none" : null;
  return { text: held.subarray(from, end).toString("utf8"), end: end + 4 };
}

function fileNameOf(head: string): string | null {
  // Browsers write a quote as %22 and leave backslashes alone (the HTML standard's own encoding).
  return /\bfilename="([^"]*)"/i.exec(head)?.[1]?.replaceAll("%22", '"') ?? null;
}

async function* content(
  first: Buffer,
  pieces: AsyncIterator<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const end = Buffer.from(`\r\n--${boundary}`);
  let held = first;
  for (;;) {
    const at = held.indexOf(end);
    if (at !== -1) {
      if (at > 0) yield held.subarray(0, at);
      return;
    }
    const safe = held.length - end.length;
    if (safe > 0) {
      yield held.subarray(0, safe);
      held = held.subarray(safe);
    }
    const { value, done } = await pieces.next();
    if (done) throw new Error("The upload ended before the file did");
    held = Buffer.concat([held, value]);
  }
}
