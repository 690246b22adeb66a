import type { EncryptedFile } from "../channel-event";
import { fetchFile } from "../fetch-file";
import type { FileFailure, FileLimits, ProviderFile } from "../provider-file";
import { decipherMedia } from "./decipher-media";
import { type MediaPlace, mediaAddress } from "./media-address";
import { mediaKeys } from "./media-keys";

/** Padding of up to one block and the MAC. */
const MOST_ADDED_BYTES = 16 + 10;

export interface WhatsAppFile {
  encrypted: EncryptedFile;
  /** Of the file itself, base64. */
  sha256?: string;
  /** As the sender says. */
  bytes?: number;
}

const failure = (problem: FileFailure["problem"], detail: string): FileFailure => ({
  ok: false,
  problem,
  detail,
});

/**
 * Opens a file that somebody sent over WhatsApp to a linked number: fetched from WhatsApp's own hosts only, without
 * following anything, deciphered and checked while it is read. Never throws; its body does, with BrokenFile.
 */
export async function openWhatsAppMedia(
  file: WhatsAppFile,
  place: MediaPlace,
  limits: FileLimits,
): Promise<ProviderFile> {
  const { encrypted, sha256, bytes = 0 } = file;
  if (bytes > limits.mostBytes) return failure("too-large", `${bytes} bytes`);
  const keys = mediaKeys(encrypted);
  if (!keys) return failure("tampered", "no media key of 32 bytes");
  const url = mediaAddress(encrypted, place);
  if (!url) return failure("wrong-host", "not a file of WhatsApp's servers");
  const { certificate } = place;
  const sealed = await fetchFile({
    ...limits,
    mostBytes: limits.mostBytes + MOST_ADDED_BYTES,
    url,
    certificate,
  });
  if (sealed.ok === "moved") return failure("wrong-host", "it points elsewhere");
  if (!sealed.ok) return sealed;
  const { encryptedSha256 } = encrypted;
  return { ok: true, body: decipherMedia(sealed.body, keys, { encryptedSha256, sha256 }) };
}
