import { hkdfSync } from "node:crypto";

/**
 * A secret of its own for one purpose, from an encryption key (HKDF-SHA256, RFC 5869): only ENCRYPTION_KEYS has to be
 * kept, and no secret tells another. `purpose` is a constant of ours, such as `live-ticket`.
 */
export function deriveSecret(key: Uint8Array, purpose: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "master-ia", purpose, bytes));
}
