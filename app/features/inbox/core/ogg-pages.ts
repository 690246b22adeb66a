/** Opus counts in samples of 48 kHz, whatever was recorded (RFC 7845, 4). */
const SAMPLES_PER_MS = 48;
const SERIAL = 1;
/** Ogg: a page holds at most 255 segments of at most 255 bytes (RFC 3533, 6). */
const SEGMENTS = 255;

/** One stream of Opus as an Ogg file (RFC 7845): its head, its comments, then the sound, about a second a page. */
export function oggPages(head: Uint8Array, packets: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const pages = [page([head], 0, 0, 2), page([comments()], 0, 1, 0)];
  let group: Uint8Array[] = [];
  let segments = 0;
  let samples = 0;
  const close = (last: boolean) => {
    pages.push(page(group, samples, pages.length, last ? 4 : 0));
    group = [];
    segments = 0;
  };
  packets.forEach((packet, at) => {
    const needs = Math.floor(packet.length / 255) + 1;
    if (needs > SEGMENTS) return;
    if (group.length > 0 && (segments + needs > SEGMENTS || group.length >= 50)) close(false);
    group.push(packet);
    segments += needs;
    samples += samplesOf(packet);
    if (at === packets.length - 1) close(true);
  });
  const whole = new Uint8Array(pages.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of pages) {
    whole.set(one, at);
    at += one.length;
  }
  return whole;
}

/** How long a packet sounds, by its first byte (RFC 6716, 3.1 and 3.2). */
export function samplesOf(packet: Uint8Array): number {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const config = toc >> 3;
  const frameMs =
    config < 12
      ? [10, 20, 40, 60][config % 4]!
      : config < 16
        ? [10, 20][config % 2]!
        : [2.5, 5, 10, 20][config % 4]!;
  const code = toc & 3;
  const frames = code === 0 ? 1 : code === 3 ? (packet[1] ?? 1) & 63 : 2;
  return frameMs * frames * SAMPLES_PER_MS;
}

function comments(): Uint8Array {
  const name = new TextEncoder().encode("Master IA");
  const bytes = new Uint8Array(8 + 4 + name.length + 4);
  bytes.set(new TextEncoder().encode("OpusTags"));
  new DataView(bytes.buffer).setUint32(8, name.length, true);
  bytes.set(name, 12);
  return bytes;
}

/** @param kind 2 = the first of the stream, 4 = the last */
function page(packets: readonly Uint8Array[], samples: number, number: number, kind: number): Uint8Array {
  const lacing = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ]);
  const size = packets.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(27 + lacing.length + size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode("OggS"));
  bytes[5] = kind;
  view.setBigUint64(6, BigInt(Math.round(samples)), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, number, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, checksum(bytes), true);
  return bytes;
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0);
  return value;
});

/** CRC-32 with the polynomial 0x04c11db7, unreflected, from zero (RFC 3533, 6). */
function checksum(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = (value << 8) ^ TABLE[((value >>> 24) ^ byte) & 0xff]!;
  return value >>> 0;
}
