const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  return crc >>> 0;
});

/** The checksum of Ogg pages: CRC-32, polynomial 04c11db7, nothing reflected, begun at 0 (RFC 3533, 6). */
function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ CRC_TABLE[(crc >>> 24) ^ byte]!) >>> 0;
  return crc;
}

export interface OggPage {
  /** Where it stands in its stream. */
  place: "first" | "middle" | "last";
  /** Samples played when it ends, at 48 kHz, with those that are skipped at the start. */
  granule: number;
  serial: number;
  sequence: number;
  /** Whole ones. Together with their lengths in pieces of 255 they take at most 255 pieces. */
  packets: readonly Uint8Array[];
}

/** As many pieces of 255 bytes as a packet takes in a page; one of 255 bytes takes a second, empty one. */
export const oggPieces = (packet: Uint8Array) => Math.floor(packet.length / 255) + 1;

const FLAGS = { first: 2, middle: 0, last: 4 };

/** One page of an Ogg stream (RFC 3533, 6). */
export function oggPage({ place, granule, serial, sequence, packets }: OggPage): Uint8Array {
  const lengths = packets.flatMap((packet) => [
    ...new Array<number>(oggPieces(packet) - 1).fill(255),
    packet.length % 255,
  ]);
  const header = 27 + lengths.length;
  const page = new Uint8Array(packets.reduce((sum, { length }) => sum + length, header));
  const view = new DataView(page.buffer);
  page.set([0x4f, 0x67, 0x67, 0x53, 0, FLAGS[place]]);
  view.setBigInt64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, sequence, true);
  view.setUint8(26, lengths.length);
  page.set(lengths, 27);
  let at = header;
  for (const packet of packets) {
    page.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, crcOf(page), true);
  return page;
}
