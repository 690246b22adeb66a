import { createHash } from "node:crypto";

/**
 * The key of one stored webhook: the first 16 bytes of SHA-256 over source, connection, query and content, written as a
 * UUID. It stops exact repeats only; the real dedupe is per message and per (message, status), when the event is applied.
 * @param content the body, or a checked HMAC of it: that is a digest already, and hashing the body again costs as much
 * as checking its signature
 */
export function inboundHash(
  source: string,
  connectionId: string | null,
  query: string | null,
  content: Uint8Array | string,
): string {
  const hex = createHash("sha256")
    .update(`${source}\0${connectionId ?? ""}\0${query ?? ""}\0`)
    .update(content)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
