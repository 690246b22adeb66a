import { createHash } from "node:crypto";

/**
 * The key of one stored webhook: the first 16 bytes of SHA-256 over source, connection, query and body, written as a UUID.
 * It stops exact repeats only; the real dedupe is per message and per (message, status), when the event is applied.
 */
export function inboundHash(
  source: string,
  connectionId: string | null,
  query: string | null,
  body: Uint8Array,
): string {
  const hex = createHash("sha256")
    .update(`${source}\0${connectionId ?? ""}\0${query ?? ""}\0`)
    .update(body)
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
