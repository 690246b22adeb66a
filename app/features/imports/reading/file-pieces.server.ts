import { open } from "node:fs/promises";

/**
 * The bytes of a file from `start` to before `end`, piece by piece. The buffer is used again: take what you need
 * before asking for the next piece. Closes the file also when the reader stops early.
 */
export async function* filePieces(
  path: string,
  { start = 0, end = Number.POSITIVE_INFINITY, size = 262_144 } = {},
): AsyncGenerator<Uint8Array> {
  const file = await open(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(size);
    let at = start;
    while (at < end) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(size, end - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Up to `length` bytes at `position` (negative: from the end), and the file's size. */
export async function fileSlice(
  path: string,
  position: number,
  length: number,
): Promise<{ bytes: Buffer; size: number }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const from = position < 0 ? Math.max(0, size + position) : position;
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: buffer.subarray(0, filled), size };
  } finally {
    await file.close();
  }
}
