import { createHmac, timingSafeEqual } from "node:crypto";

const HEADER = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether `X-Hub-Signature-256` was made over exactly these bytes with one of the app secrets.
 * Over the raw bytes, before any parsing: Meta escapes non-ASCII as \uXXXX and signs that. Every secret is tried in
 * constant time. False for a missing or malformed header and for no secrets; empty secrets never match.
 */
export function verifyMetaSignature(
  rawBody: Uint8Array,
  header: string | null,
  secrets: readonly string[],
): boolean {
  const hex = HEADER.exec(header?.trim() ?? "")?.[1];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, "hex");
  let matched = false;
  for (const secret of secrets) {
    if (secret === "") continue;
    const expected = createHmac("sha256", secret).update(rawBody).digest();
    if (timingSafeEqual(given, expected)) matched = true;
  }
  return matched;
}
