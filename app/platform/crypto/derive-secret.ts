import { hkdfSync } from "node:crypto";

/** A secret of its own for each purpose, from the installation's first encryption key (HKDF-SHA256, RFC 5869). → 32 bytes */
export function deriveSecret(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "master-ia", purpose, 32));
}
