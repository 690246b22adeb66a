import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

interface StaticFile {
  type: string;
  etag: string;
  cache: string;
  raw: Uint8Array<ArrayBuffer>;
  compressible: boolean;
  encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

type Encoding = "br" | "gzip";

const texts = new Set([".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest", ".ico"]);
const smallestWorthIt = 1024;

/**
 * Reads a folder into memory and answers from it; null for an address that is no file. Hashed names under /assets/
 * never change; each text is compressed once, on its first request.
 */
export function staticFiles(
  folder: string,
): (request: Request, pathname: string) => Promise<Response> | null {
  const files = readFolder(folder);
  return (request, pathname) => {
    const file = files.get(pathname);
    return file ? answer(request, file) : null;
  };
}

function readFolder(folder: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join("/")}`;
    if (!entry.isFile() || address.startsWith("/.vite/")) continue;
    files.set(address, readOne(path, address));
  }
  return files;
}

function readOne(path: string, address: string): StaticFile {
  const raw = new Uint8Array(readFileSync(path));
  return {
    raw,
    type: Bun.file(path).type,
    etag: `"${Bun.hash(raw).toString(36)}"`,
    cache: address.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    compressible: texts.has(extname(path)) && raw.length > smallestWorthIt,
    encoded: new Map(),
  };
}

async function answer(request: Request, file: StaticFile): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
  }
  const headers = new Headers({
    "content-type": file.type,
    "cache-control": file.cache,
    etag: file.etag,
    vary: "accept-encoding",
  });
  if (request.headers.get("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  const encoding = file.compressible ? encodingFor(request) : null;
  if (!encoding) return new Response(file.raw, { headers });
  headers.set("content-encoding", encoding);
  return new Response(await encode(file, encoding), { headers });
}

function encodingFor(request: Request): Encoding | null {
  const accepted = request.headers.get("accept-encoding") ?? "";
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : null;
}

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

function encode(file: StaticFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  const known = file.encoded.get(encoding);
  if (known) return known;
  const work =
    encoding === "br"
      ? brotliAsync(file.raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : gzipAsync(file.raw, { level: 9 });
  const bytes = work.then((buffer) => new Uint8Array(buffer));
  file.encoded.set(encoding, bytes);
  return bytes;
}
