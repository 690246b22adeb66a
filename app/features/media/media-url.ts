import { createHmac, timingSafeEqual } from "node:crypto";
import { deriveSecret } from "~/platform/crypto/derive-secret";
import type { EncryptionKey } from "~/platform/crypto/secret-box";

/** The file itself, or the small picture of it. */
export type MediaVariant = "whole" | "thumb";

export interface MediaTicket {
  companyId: string;
  mediaId: string;
  variant: MediaVariant;
  /** Seconds since 1970. */
  expiresAt: number;
}

const HOUR_SECONDS = 3_600;

const secrets = new WeakMap<EncryptionKey, Buffer>();

function secretOf(key: EncryptionKey): Buffer {
  const known = secrets.get(key) ?? deriveSecret(key.key, "media-url");
  secrets.set(key, known);
  return known;
}

const sign = ({ companyId, mediaId, variant, expiresAt }: MediaTicket, key: EncryptionKey) =>
  createHmac("sha256", secretOf(key)).update(`${companyId}/${mediaId}/${variant}/${expiresAt}`).digest();

/** Between one and two hours from now, the same for all who ask within an hour: browsers keep what they have fetched. */
export function mediaExpiry(now: Date): number {
  return (Math.floor(now.getTime() / 1_000 / HOUR_SECONDS) + 2) * HOUR_SECONDS;
}

/** `/media/<id>?…`: whoever holds it may fetch this file until it expires, and nothing else. Signed with the first key. */
export function mediaPath(ticket: MediaTicket, keys: readonly EncryptionKey[]): string {
  const [first] = keys;
  if (!first) throw new Error("At least one encryption key is needed");
  const { companyId, mediaId, variant, expiresAt } = ticket;
  const query = new URLSearchParams({ c: companyId, ...(variant === "thumb" && { v: "t" }) });
  query.set("e", String(expiresAt));
  query.set("s", sign(ticket, first).toString("base64url"));
  return `/media/${mediaId}?${query}`;
}

/** What an address allows: "forged" = changed, or signed by nobody; "expired" = it was genuine. Any of the keys may have signed. */
export function readMediaPath(
  mediaId: string,
  query: URLSearchParams,
  keys: readonly EncryptionKey[],
  now: Date,
): MediaTicket | "forged" | "expired" {
  const ticket: MediaTicket = {
    companyId: query.get("c") ?? "",
    mediaId,
    variant: query.get("v") === "t" ? "thumb" : "whole",
    expiresAt: Number(query.get("e")),
  };
  const given = Buffer.from(query.get("s") ?? "", "base64url");
  const genuine = keys.some((key) => {
    const expected = sign(ticket, key);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!genuine) return "forged";
  return ticket.expiresAt * 1_000 > now.getTime() ? ticket : "expired";
}
