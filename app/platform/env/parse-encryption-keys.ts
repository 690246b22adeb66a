export interface EncryptionKey {
  /** Written beside everything it encrypts. */
  id: string;
  /** 32 bytes, for AES-256-GCM. */
  key: Buffer;
}

/**
 * Reads `id:base64(32 bytes),…`; the first encrypts, the others only decrypt. Answers null when any part is malformed
 * or an id comes twice.
 */
export function parseEncryptionKeys(text: string): EncryptionKey[] | null {
  const keys = text.split(",").map((part) => parseKey(part.trim()));
  if (!keys.every((key) => key !== null)) return null;
  return new Set(keys.map((key) => key.id)).size === keys.length ? keys : null;
}

function parseKey(part: string): EncryptionKey | null {
  const match = /^([\w-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/.exec(part);
  if (!match?.[1] || !match[2]) return null;
  const key = Buffer.from(match[2], "base64");
  return key.length === 32 ? { id: match[1], key } : null;
}
