import { randomBytes } from "node:crypto";

/** 256 random bits, base64url (43 characters): links, keys, verify tokens. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}
