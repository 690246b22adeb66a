import { furtherAuthorities } from "./further-authorities";

/**
 * Trusts a certificate authority beside WhatsApp's own, for this process: that of the sandbox. Safe to repeat.
 * @param publicKey 32 bytes
 * @throws Error in production: there, only WhatsApp is WhatsApp
 */
export function trustAuthority(
  publicKey: Uint8Array,
  environment: "production" | "development" | "test",
): void {
  if (environment === "production") throw new Error("Another authority than WhatsApp's in production");
  if (publicKey.length !== 32) throw new Error("Not the key of a certificate authority");
  const key = Buffer.from(publicKey);
  if (!furtherAuthorities.some((known) => key.equals(known))) furtherAuthorities.push(key);
}
