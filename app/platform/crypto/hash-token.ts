import { createHash } from "node:crypto";

/** What is stored of a random token or API key: SHA-256, hex. Enough for 256-bit random values, which cannot be guessed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
