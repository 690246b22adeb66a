import { MEDIA_TYPES, type MediaType } from "./media-rules";

/** As many bytes of a file's beginning as `sniffMedia` looks at. */
export const SNIFF_BYTES = 512;

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);

const endingOf = (filename: string) => /\.([a-z0-9]{1,5})$/i.exec(filename)?.[1]?.toLowerCase() ?? "";

/** Office files share their container: only the name tells them apart. */
function byName<Kind extends keyof typeof MEDIA_TYPES>(filename: string, kinds: readonly Kind[]) {
  const kind = kinds.find((one) => one === endingOf(filename));
  return kind && MEDIA_TYPES[kind];
}

function isoMedia(bytes: Uint8Array): MediaType {
  const brand = ascii(bytes, 8, 12);
  if (brand.startsWith("3g")) return MEDIA_TYPES["3gp"];
  return brand.startsWith("M4A") ? MEDIA_TYPES.m4a : MEDIA_TYPES.mp4;
}

const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 32);

function isPlainText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, SNIFF_BYTES);
  return !head.some(isControl) && !/^\s*(?:<|#!)/.test(ascii(head, 0, SNIFF_BYTES));
}

/**
 * What a file really is, by its first bytes; the name decides only between office files of one container, and what the
 * sender claims counts for nothing. Undefined for everything that WhatsApp does not deliver: programs, archives, pages.
 */
export function sniffMedia(bytes: Uint8Array, filename: string): MediaType | undefined {
  if (starts(bytes, 0xff, 0xd8, 0xff)) return MEDIA_TYPES.jpeg;
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return MEDIA_TYPES.png;
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return MEDIA_TYPES.webp;
  if (ascii(bytes, 4, 8) === "ftyp") return isoMedia(bytes);
  if (ascii(bytes, 0, 5) === "%PDF-") return MEDIA_TYPES.pdf;
  if (ascii(bytes, 0, 4) === "OggS") return MEDIA_TYPES.ogg;
  if (ascii(bytes, 0, 5) === "#!AMR") return MEDIA_TYPES.amr;
  if (starts(bytes, 0xff, 0xf1) || starts(bytes, 0xff, 0xf9)) return MEDIA_TYPES.aac;
  if (ascii(bytes, 0, 3) === "ID3" || (bytes[0] === 0xff && (bytes[1]! & 0xe0) === 0xe0))
    return MEDIA_TYPES.mp3;
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return byName(filename, ["docx", "xlsx", "pptx"]);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return byName(filename, ["doc", "xls", "ppt"]);
  return endingOf(filename) === "txt" && bytes.length > 0 && isPlainText(bytes) ? MEDIA_TYPES.txt : undefined;
}
