import { createDecipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";
import { BrokenFile } from "../broken-file";
import type { MediaKeys } from "./media-keys";

const MAC_BYTES = 10;

export interface MediaHashes {
  /** SHA-256 of the file as it lies there, base64. */
  encryptedSha256?: string;
  /** SHA-256 of the file itself, base64. */
  sha256?: string;
}

/**
 * The file itself, out of AES-256-CBC with ten bytes of HMAC-SHA256 behind it, piece by piece. That it is what was sent
 * is known at its end only: what is read before counts for nothing until this has returned.
 * @throws BrokenFile "tampered" when the MAC or one of the hashes is another
 */
export async function* decipherMedia(
  sealed: AsyncGenerator<Uint8Array, void>,
  keys: MediaKeys,
  hashes: MediaHashes,
): AsyncGenerator<Uint8Array, void> {
  const decipher = createDecipheriv("aes-256-cbc", keys.cipherKey, keys.iv);
  const mac = createHmac("sha256", keys.macKey).update(keys.iv);
  const outer = createHash("sha256");
  const inner = createHash("sha256");
  let kept: Uint8Array = new Uint8Array(0);
  for await (const chunk of sealed) {
    outer.update(chunk);
    const all = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - MAC_BYTES));
    kept = all.slice(ready.length);
    if (ready.length === 0) continue;
    mac.update(ready);
    const plain = decipher.update(ready);
    inner.update(plain);
    if (plain.length > 0) yield plain;
  }
  const expected = mac.digest().subarray(0, MAC_BYTES);
  if (kept.length !== MAC_BYTES || !timingSafeEqual(expected, kept)) throw tampered("its MAC is another");
  assertHash(outer.digest(), hashes.encryptedSha256, "ciphered");
  const last = lastOf(decipher);
  assertHash(inner.update(last).digest(), hashes.sha256, "plain");
  if (last.length > 0) yield last;
}

function lastOf(decipher: ReturnType<typeof createDecipheriv>): Buffer {
  try {
    return decipher.final();
  } catch {
    throw tampered("its padding is broken");
  }
}

function assertHash(digest: Buffer, expected: string | undefined, which: string): void {
  if (expected !== undefined && !digest.equals(Buffer.from(expected, "base64"))) {
    throw tampered(`its ${which} hash is another`);
  }
}

const tampered = (detail: string) => new BrokenFile("tampered", detail);
