import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveSecret } from "~/platform/crypto/derive-secret";
import type { EncryptionKey } from "~/platform/crypto/secret-box";

export interface LiveTicket {
  companyId: string;
  /** A person's id, or an API key's. */
  userId: string;
  /** An API key sees everything of its company; what a person sees is looked up. */
  isKey: boolean;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const LIFE_MS = 30_000;

const sign = (body: string, key: EncryptionKey) =>
  createHmac("sha256", deriveSecret(key.key, "live-ticket")).update(body).digest();

/** Opens one live socket within 30 seconds, at any worker. Signed with the first key. */
export function makeLiveTicket(
  who: Omit<LiveTicket, "expiresAt">,
  keys: readonly EncryptionKey[],
  now: Date,
): string {
  const [first] = keys;
  if (!first) throw new Error("At least one encryption key is needed");
  const ticket: LiveTicket = { ...who, expiresAt: now.getTime() + LIFE_MS };
  const body = Buffer.from(JSON.stringify(ticket)).toString("base64url");
  return `${body}.${sign(body, first).toString("base64url")}`;
}

/** → undefined for a forged, changed or expired one. Any of the keys may have signed, so that keys can be rotated. */
export function readLiveTicket(
  text: string,
  keys: readonly EncryptionKey[],
  now: Date,
): LiveTicket | undefined {
  const [body = "", signature = ""] = text.split(".");
  const given = Buffer.from(signature, "base64url");
  const genuine = keys.some((key) => {
    const expected = sign(body, key);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!genuine) return undefined;
  const ticket = JSON.parse(Buffer.from(body, "base64url").toString()) as LiveTicket;
  return ticket.expiresAt > now.getTime() ? ticket : undefined;
}
