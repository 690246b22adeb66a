import { createCipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { hkdf } from "@whiskeysockets/baileys";

/** What keys of each kind of file are derived with. */
const KINDS: Record<string, string> = {
  image: "Image",
  sticker: "Image",
  video: "Video",
  audio: "Audio",
  document: "Document",
  "md-msg-hist": "History",
};

const MAC_BYTES = 10;

export interface EncryptedMedia {
  bytes: Buffer;
  mediaKey: Buffer;
  fileSha256: Buffer;
  fileEncSha256: Buffer;
  fileLength: number;
}

/** A file as WhatsApp stores it: AES-256-CBC and ten bytes of HMAC, both keyed from one random media key. */
export function encryptMedia(plain: Uint8Array, kind: string): EncryptedMedia {
  const mediaKey = randomBytes(32);
  const info = KINDS[kind];
  if (!info) throw new Error(`no such kind of file: ${kind}`);
  const keys = Buffer.from(hkdf(mediaKey, 112, { info: `WhatsApp ${info} Keys` }));
  const iv = keys.subarray(0, 16);
  const cipher = createCipheriv("aes-256-cbc", keys.subarray(16, 48), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac("sha256", keys.subarray(48, 80))
    .update(iv)
    .update(sealed)
    .digest()
    .subarray(0, MAC_BYTES);
  const bytes = Buffer.concat([sealed, mac]);
  return {
    bytes,
    mediaKey,
    fileSha256: createHash("sha256").update(plain).digest(),
    fileEncSha256: createHash("sha256").update(bytes).digest(),
    fileLength: plain.length,
  };
}
