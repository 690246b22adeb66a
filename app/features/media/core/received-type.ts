import type { MediaType } from "./media-rules";
import { sniffMedia } from "./sniff-media";

const startsWith = (head: Uint8Array, text: string, at = 0) =>
  Buffer.from(head.subarray(at, at + text.length)).toString("latin1") === text;

/** Of the brands that a file of the MP4 family begins with, those that hold a still picture. */
const STILLS = ["heic", "heix", "mif1", "msf1", "avif"];

/**
 * What a received file is, by its first bytes. People send anything: what we do not know, or what could run somewhere,
 * is plain bytes, which are only ever downloaded. A voice note keeps its codec, so that it can be sent on as one.
 */
export function receivedType(
  head: Uint8Array,
  filename: string,
): Pick<MediaType, "mimeType"> & Partial<MediaType> {
  if (startsWith(head, "GIF8")) return { mimeType: "image/gif", extension: ".gif" };
  if (startsWith(head, "ftyp", 4) && STILLS.some((brand) => startsWith(head, brand, 8))) {
    return { mimeType: "application/octet-stream" };
  }
  const type = sniffMedia(head, filename);
  if (!type) return { mimeType: "application/octet-stream" };
  const opus = type.mimeType === "audio/ogg" && startsWith(head, "OpusHead", 28);
  return opus ? { ...type, mimeType: "audio/ogg; codecs=opus" } : type;
}
