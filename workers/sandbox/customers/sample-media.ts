/** Tiny files that really open, for pretend customers who send a photo, a voice note or a document. */

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, "base64"));

/** 1×1 PNG. */
const PNG = fromBase64(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
);
/** 1×1 lossless WebP. */
const WEBP = fromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

/** A second of silence: Ogg pages with an Opus header and 50 empty 20 ms frames. */
function silentOgg(): Uint8Array {
  const head = Buffer.concat([Buffer.from("OpusHead"), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const tags = Buffer.concat([
    Buffer.from("OpusTags"),
    Buffer.from([7, 0, 0, 0]),
    Buffer.from("sandbox"),
    Buffer.alloc(4),
  ]);
  const frames = Array.from({ length: 50 }, () => Buffer.from([0xf8, 0xff, 0xfe]));
  return new Uint8Array(
    Buffer.concat([oggPage(2, 0n, 0, [head]), oggPage(0, 0n, 1, [tags]), oggPage(4, 48_000n, 2, frames)]),
  );
}

function oggPage(flags: number, granule: bigint, sequence: number, packets: Buffer[]): Buffer {
  const header = Buffer.alloc(27 + packets.length);
  header.write("OggS", 0, "latin1");
  header[5] = flags;
  header.writeBigInt64LE(granule, 6);
  header.writeUInt32LE(0x5a5a, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = packets.length;
  packets.forEach((packet, index) => {
    header[27 + index] = packet.length;
  });
  const page = Buffer.concat([header, ...packets]);
  page.writeUInt32LE(oggChecksum(page), 22);
  return page;
}

function oggChecksum(page: Buffer): number {
  let checksum = 0;
  for (const byte of page) {
    checksum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) {
      checksum = checksum & 0x80000000 ? (checksum << 1) ^ 0x04c11db7 : checksum << 1;
    }
  }
  return checksum >>> 0;
}

const PDF = new TextEncoder().encode(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** The smallest MP4 that names itself: a file type box and an empty movie. */
const MP4 = new Uint8Array(
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypmp42\0\0\0\0mp42isom", "latin1"),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from("mdat", "latin1"),
  ]),
);

export interface SampleFile {
  bytes: Uint8Array;
  mimeType: string;
  filename?: string;
}

const OGG: SampleFile = { bytes: silentOgg(), mimeType: "audio/ogg; codecs=opus" };

export const SAMPLE_FILES: Record<"image" | "audio" | "video" | "document" | "sticker", SampleFile> = {
  image: { bytes: PNG, mimeType: "image/png" },
  audio: OGG,
  video: { bytes: MP4, mimeType: "video/mp4" },
  document: { bytes: PDF, mimeType: "application/pdf", filename: "comprovante.pdf" },
  sticker: { bytes: WEBP, mimeType: "image/webp" },
};
