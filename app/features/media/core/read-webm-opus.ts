export interface OpusTrack {
  /** The codec's own header, "OpusHead…" (RFC 7845, 5.1). */
  head: Uint8Array;
  packets: Uint8Array[];
}

/** EBML elements whose insides matter; they are walked into, whatever length they claim (RFC 9559, 5). */
const INSIDE = new Set([0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]);
const EBML = 0x1a45dfa3;
const TRACK_NUMBER = 0xd7;
const CODEC = 0x86;
const CODEC_HEAD = 0x63a2;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
const LACED = 0x06;

interface Element {
  id: number;
  /** Where its content begins. */
  from: number;
  /** Undefined = not known when it was written. */
  length: number | undefined;
}

function readNumber(
  bytes: Uint8Array,
  at: number,
): { value: number; known: boolean; next: number } | undefined {
  const first = bytes[at];
  if (first === undefined || first === 0) return undefined;
  const width = Math.clz32(first) - 23;
  if (at + width > bytes.length) return undefined;
  let value = first & (0xff >> width);
  let known = value !== 0xff >> width;
  for (let i = 1; i < width; i += 1) {
    const byte = bytes[at + i]!;
    known ||= byte !== 0xff;
    value = value * 256 + byte;
  }
  return { value, known, next: at + width };
}

function readElement(bytes: Uint8Array, at: number): Element | undefined {
  const first = bytes[at];
  if (first === undefined || first < 0x10) return undefined;
  const width = Math.clz32(first) - 23;
  let id = 0;
  for (let i = 0; i < width; i += 1) id = id * 256 + (bytes[at + i] ?? 0);
  const length = readNumber(bytes, at + width);
  return length && { id, from: length.next, length: length.known ? length.value : undefined };
}

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/**
 * The Opus packets of a WebM file with sound alone, as browsers record it: streamed, with lengths that were not known.
 * Undefined for anything else: film, another codec, packets that are laced together, a file that is cut off in its
 * header. One that is cut off later gives what there is.
 */
export function readWebmOpus(bytes: Uint8Array): OpusTrack | undefined {
  if (readElement(bytes, 0)?.id !== EBML) return undefined;
  const packets: Uint8Array[] = [];
  let head: Uint8Array | undefined;
  let codec: string | undefined;
  let track: number | undefined;
  let at = 0;
  for (let element = readElement(bytes, at); element; element = readElement(bytes, at)) {
    const { id, from, length } = element;
    at = INSIDE.has(id) ? from : from + (length ?? bytes.length);
    if (INSIDE.has(id)) continue;
    if (at > bytes.length) break;
    const content = bytes.subarray(from, at);
    if (id === CODEC) {
      // A second one is a second track: film, most likely.
      if (codec !== undefined) return undefined;
      codec = text(content);
    } else if (id === TRACK_NUMBER) track = content.at(-1);
    else if (id === CODEC_HEAD) head = content;
    else if (id === SIMPLE_BLOCK || id === BLOCK) {
      const packet = packetOf(content, track);
      if (!packet) return undefined;
      packets.push(packet);
    }
  }
  const whole = codec === "A_OPUS" && head && head.length >= 19 && text(head.subarray(0, 8)) === "OpusHead";
  return whole && packets.length > 0 ? { head: head!, packets } : undefined;
}

/** Behind the track's number, two bytes of time and one of flags (RFC 9559, 10). */
function packetOf(block: Uint8Array, track: number | undefined): Uint8Array | undefined {
  const number = readNumber(block, 0);
  if (!number || number.value !== track) return undefined;
  const flags = block[number.next + 2];
  if (flags === undefined || (flags & LACED) !== 0) return undefined;
  const packet = block.subarray(number.next + 3);
  return packet.length > 0 && packet.length < 60_000 ? packet : undefined;
}
