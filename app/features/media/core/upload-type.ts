import type { ChannelKind, MediaKind } from "~/channels/channel";
import { MEDIA_TYPES, MOST_BYTES } from "./media-rules";
import { sniffMedia } from "./sniff-media";
import { webpSize } from "./webp-size";

export interface UploadType {
  kind: MediaKind;
  mimeType: string;
  /** With the dot; undefined where the name that was given stays. */
  extension?: string;
  mostBytes: number;
}

/** Of the brands that a file of the MP4 family begins with, those that WhatsApp does not play or show. */
const OTHER_ISO = ["qt  ", "heic", "heix", "mif1", "msf1", "avif"];

/** A sticker is a square of this many dots (Meta, "Sticker messages"). */
const STICKER_DOTS = 512;

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32);
const latin = (head: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...head.subarray(from, Math.min(to, head.length)));

const asDocument = (mimeType: string, extension?: string): UploadType => ({
  kind: "document",
  mimeType,
  extension,
  mostBytes: MOST_BYTES.document,
});

/**
 * How a file that a member answers with goes out, by its first bytes. What people would see or hear on the spot has
 * WhatsApp's own kinds and limits; all else is a document, and what is text of any sort (pages and drawings that could
 * run in a browser, too) is plain text. Meta delivers no other kinds, a linked number any (Meta, "Media", supported
 * types). Undefined for nothing at all and for what this channel does not deliver.
 * @param wanted "document" = as it is, however it could be shown
 */
export function uploadType(
  head: Uint8Array,
  filename: string,
  { channel, wanted }: { channel?: ChannelKind; wanted?: "document" },
): UploadType | undefined {
  if (head.length === 0) return undefined;
  const known = shownType(head, filename);
  if (known && wanted === "document") return asDocument(known.mimeType, known.extension);
  if (known) return known;
  if (!head.some(isControl)) return asDocument("text/plain");
  return channel === "meta" ? undefined : asDocument("application/octet-stream");
}

function shownType(head: Uint8Array, filename: string): UploadType | undefined {
  if (latin(head, 4, 8) === "ftyp" && OTHER_ISO.includes(latin(head, 8, 12))) return undefined;
  const type = sniffMedia(head, filename);
  if (!type) return undefined;
  const { mimeType, family, extension } = type;
  if (type === MEDIA_TYPES.ogg) {
    if (latin(head, 28, 36) !== "OpusHead") return undefined;
    return { kind: "audio", mimeType: "audio/ogg; codecs=opus", extension, mostBytes: MOST_BYTES.audio };
  }
  if (type === MEDIA_TYPES.webp) {
    const size = webpSize(head);
    if (size?.width !== STICKER_DOTS || size.height !== STICKER_DOTS) return asDocument(mimeType, extension);
  }
  return { kind: family, mimeType, extension, mostBytes: MOST_BYTES[family] };
}
