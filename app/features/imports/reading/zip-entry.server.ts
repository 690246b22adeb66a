import { createReadStream } from "node:fs";
import { createInflateRaw } from "node:zlib";
import { AppError } from "~/platform/errors/app-error";
import { fileSlice } from "./file-pieces.server";
import type { ZipEntry } from "./zip-directory.server";

/**
 * The text of one ZIP entry, decompressed piece by piece. Throws AppError `imports.refused.damaged` when the data are
 * broken, and `imports.refused.bomb` when more than `maxBytes` come out (a few kilobytes can hold terabytes of zeros).
 */
export async function* zipEntryText(
  path: string,
  entry: ZipEntry,
  maxBytes: number,
  onCompressedBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let written = 0;
  for await (const piece of zipEntryBytes(path, entry, onCompressedBytes)) {
    written += piece.length;
    if (written > maxBytes) throw new AppError("TOO_LARGE", "imports.refused.bomb");
    yield decoder.decode(piece, { stream: true });
  }
  yield decoder.decode();
}

async function* zipEntryBytes(
  path: string,
  entry: ZipEntry,
  onCompressedBytes?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const damaged = () => new AppError("BAD_REQUEST", "imports.refused.damaged");
  const { bytes: header } = await fileSlice(path, entry.headerAt, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged();
  if (entry.method !== 0 && entry.method !== 8) throw damaged();
  if (entry.compressedSize === 0) return;
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const file = createReadStream(path, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 131_072,
  });
  file.on("data", (piece) => onCompressedBytes?.(piece.length));
  const stream = entry.method === 0 ? file : file.pipe(createInflateRaw({ chunkSize: 262_144 }));
  file.on("error", (error) => stream.destroy(error));
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch {
    throw damaged();
  } finally {
    file.destroy();
    stream.destroy();
  }
}
