import { createHash } from "node:crypto";

export interface FormFile {
  fields: Record<string, string>;
  file?: { bytes: number; sha256: string; mimeType: string; filename: string };
}

interface Part {
  name: string;
  filename?: string;
  mimeType: string;
}

const MOST_HEAD_BYTES = 16 * 1024;
const MOST_FIELD_BYTES = 64 * 1024;

/**
 * Reads a form (multipart/form-data, RFC 7578) whose file part goes to `path` as it comes: a hundred megabytes are never
 * in memory. `sha256` is base64. → undefined for what is no such form, or is cut off
 */
export async function readFormFile(request: Request, path: string): Promise<FormFile | undefined> {
  const boundary = /boundary="?([^";]+)"?/.exec(request.headers.get("content-type") ?? "")?.[1];
  if (!boundary || !request.body) return undefined;
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const read: FormFile = { fields: {} };
  let sink: ReturnType<typeof openSink> | undefined;
  let part: Part | undefined;
  // The first delimiter has no line before it.
  let rest = Buffer.from("\r\n");
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (part && sink) {
        const end = rest.indexOf(delimiter);
        const ready = end < 0 ? Math.max(0, rest.length - delimiter.length) : end;
        sink.write(rest.subarray(0, ready));
        rest = rest.subarray(ready);
        if (end < 0) break;
        await close(part, sink, read);
        part = undefined;
        continue;
      }
      const after = rest.subarray(delimiter.length, delimiter.length + 2).toString();
      if (after === "--") return read;
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0 && rest.length > MOST_HEAD_BYTES) return undefined;
      if (end < 0) break;
      part = partOf(rest.subarray(delimiter.length, end).toString());
      if (!part) return undefined;
      sink = openSink(part.filename === undefined ? undefined : path);
      rest = rest.subarray(end + 4);
    }
  }
  return undefined;
}

function partOf(head: string): Part | undefined {
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return undefined;
  const filename = /;\s*filename="([^"]*)"/i.exec(head)?.[1];
  const mimeType = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? "";
  return { name, filename: filename?.replaceAll("%22", '"'), mimeType };
}

/** To a file, or into memory without a path. */
function openSink(path: string | undefined) {
  const hash = createHash("sha256");
  const file = path === undefined ? undefined : Bun.file(path).writer();
  const kept: Buffer[] = [];
  let bytes = 0;
  return {
    write(piece: Buffer) {
      bytes += piece.length;
      hash.update(piece);
      if (file) file.write(Buffer.from(piece));
      else if (bytes < MOST_FIELD_BYTES) kept.push(Buffer.from(piece));
    },
    async end() {
      await file?.end();
      return { bytes, sha256: hash.digest("base64"), text: Buffer.concat(kept).toString() };
    },
  };
}

async function close(part: Part, sink: ReturnType<typeof openSink>, read: FormFile): Promise<void> {
  const { text, ...facts } = await sink.end();
  if (part.filename === undefined) read.fields[part.name] = text;
  else read.file = { ...facts, mimeType: part.mimeType, filename: part.filename };
}
