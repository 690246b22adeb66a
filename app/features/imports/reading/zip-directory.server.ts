import { fileSlice } from "./file-pieces.server";

export type ZipEntry = {
  name: string;
  /** 0 = stored, 8 = deflate. */
  method: number;
  encrypted: boolean;
  compressedSize: number;
  size: number;
  /** Where the entry's local header begins. */
  headerAt: number;
};

const maxEntries = 10_000;
const maxDirectoryBytes = 16 * 1024 * 1024;

/**
 * Reads a ZIP's table of contents from its end (PKWARE APPNOTE 4.3.12–4.3.16, with ZIP64), without reading the rest.
 * Null when there is none: cut off, damaged, or larger than any spreadsheet's.
 */
export async function zipDirectory(path: string): Promise<ZipEntry[] | null> {
  const { bytes: tail, size } = await fileSlice(path, -65_557, 65_557);
  const endAt = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (endAt === -1 || endAt + 22 > tail.length) return null;
  let count = tail.readUInt16LE(endAt + 10);
  let length = tail.readUInt32LE(endAt + 12);
  let start = tail.readUInt32LE(endAt + 16);
  if (start === 0xffffffff || count === 0xffff || length === 0xffffffff) {
    const wide = await zip64End(path, tail, endAt);
    if (!wide) return null;
    ({ count, length, start } = wide);
  }
  if (count > maxEntries || length > maxDirectoryBytes || start + length > size) return null;
  const { bytes } = await fileSlice(path, start, length);
  return readEntries(bytes, count);
}

async function zip64End(path: string, tail: Buffer, endAt: number) {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || tail.readUInt32LE(locatorAt) !== 0x07064b50) return null;
  const { bytes } = await fileSlice(path, Number(tail.readBigUInt64LE(locatorAt + 8)), 56);
  if (bytes.length < 56 || bytes.readUInt32LE(0) !== 0x06064b50) return null;
  return {
    count: Number(bytes.readBigUInt64LE(32)),
    length: Number(bytes.readBigUInt64LE(40)),
    start: Number(bytes.readBigUInt64LE(48)),
  };
}

function readEntries(bytes: Buffer, count: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) return null;
    const entry: ZipEntry = {
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/"),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    };
    widen(entry, bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    entries.push(entry);
    at = next;
  }
  return entries;
}

/** Sizes and places beyond 4 GB stand in extra field 1, only those that overflow, in this order. */
function widen(entry: ZipEntry, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ["size", "compressedSize", "headerAt"] as const) {
      if (entry[key] !== 0xffffffff || field + 8 > extra.length) continue;
      entry[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
}
