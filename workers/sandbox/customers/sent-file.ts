import type { CustomerMessage } from "./customer-message";
import { SAMPLE_FILES, type SampleFile } from "./sample-media";

type FileMessage = Extract<CustomerMessage, { type: "image" | "video" | "document" | "sticker" | "audio" }>;

const MEGABYTE = 1024 * 1024;

/** What a pretend customer sends: the file they were given, else the sample of its kind, as large as they want it. */
export function sentFile(message: FileMessage): SampleFile {
  if ("file" in message && message.file) {
    const { base64, mimeType, filename } = message.file;
    return { bytes: new Uint8Array(Buffer.from(base64, "base64")), mimeType, filename };
  }
  const sample = SAMPLE_FILES[message.type];
  const megabytes = "megabytes" in message ? message.megabytes : undefined;
  if (!megabytes) return sample;
  // Zeros behind it: still what its first bytes say.
  const bytes = new Uint8Array(Math.max(sample.bytes.length, Math.round(megabytes * MEGABYTE)));
  bytes.set(sample.bytes);
  return { ...sample, bytes };
}
