import { createHash } from "node:crypto";
import { AppError } from "~/platform/errors/app-error";
import { mediaStore } from "./media-store.server";

/**
 * Writes a file to the store as it comes in: measured, hashed and cut off at its limit. Nothing stays behind when it
 * fails, or when its body does.
 * @param head bytes of its beginning that were read already
 * @throws AppError TOO_LARGE, UNAVAILABLE (the store), and whatever the body throws
 */
export async function writeLimited(
  key: string,
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  mostBytes: number,
): Promise<{ bytes: number /** Hexadecimal. */; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* measured() {
    for (let chunk: Uint8Array | undefined = head; chunk; ) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      hash.update(chunk);
      yield chunk;
      const next = await rest.next();
      chunk = next.done ? undefined : next.value;
    }
  }
  try {
    await mediaStore().write(key, measured());
  } finally {
    await rest.return?.();
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Says the limit in megabytes. */
export const tooLarge = (mostBytes: number) =>
  new AppError("TOO_LARGE", "media.errors.tooLarge", { megabytes: +(mostBytes / 1024 / 1024).toFixed(1) });
