import { hkdfSync } from "node:crypto";
import type { EncryptedFile } from "../channel-event";

/** What the keys of each family are derived for: "WhatsApp <word> Keys". Stickers count as images. */
const WORDS: Readonly<Record<EncryptedFile["family"], string>> = {
  image: "Image",
  sticker: "Image",
  video: "Video",
  audio: "Audio",
  document: "Document",
};

export interface MediaKeys {
  iv: Buffer;
  cipherKey: Buffer;
  macKey: Buffer;
}

/** The three keys of one file, by HKDF-SHA256 (RFC 5869) from its media key. Undefined unless that has 32 bytes. */
export function mediaKeys({ key, family }: Pick<EncryptedFile, "key" | "family">): MediaKeys | undefined {
  const mediaKey = Buffer.from(key, "base64");
  if (mediaKey.length !== 32) return undefined;
  const expanded = Buffer.from(
    hkdfSync("sha256", mediaKey, Buffer.alloc(32), `WhatsApp ${WORDS[family]} Keys`, 112),
  );
  return {
    iv: expanded.subarray(0, 16),
    cipherKey: expanded.subarray(16, 48),
    macKey: expanded.subarray(48, 80),
  };
}
