import { oggPages } from "./ogg-pages";

/** Matroska's element ids (RFC 9559, table of elements), those that matter for one track of sound. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const TRACKS = 0x1654ae6b;
const TRACK_ENTRY = 0xae;
const CODEC_PRIVATE = 0x63a2;
const CODEC_ID = 0x86;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const PARENTS = new Set([SEGMENT, CLUSTER, TRACKS, TRACK_ENTRY, BLOCK_GROUP]);
/** Browsers write whole recordings of a few minutes; more elements than that is no recording. */
const MOST_ELEMENTS = 1_000_000;

/**
 * What Chromium records (WebM with one Opus track) in the container that WhatsApp plays as a voice note: Ogg. The sound
 * itself is not touched: packets move from one container to the other (RFC 7845). @returns null for anything else
 */
export function webmToOgg(webm: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const found = readPackets(webm);
  if (!found || found.packets.length === 0) return null;
  return oggPages(found.head, found.packets);
}

function readPackets(bytes: Uint8Array): { head: Uint8Array; packets: Uint8Array[] } | null {
  const packets: Uint8Array[] = [];
  let head: Uint8Array | undefined;
  let codec = "";
  let at = 0;
  for (let count = 0; at < bytes.length && count < MOST_ELEMENTS; count += 1) {
    const id = readNumber(bytes, at, false);
    if (!id) break;
    const size = readNumber(bytes, at + id.length, true);
    if (!size) break;
    const from = at + id.length + size.length;
    // While recording, the sizes of segment and clusters are not known: they go on to the end, or to the next one.
    const end = size.unknown ? bytes.length : Math.min(bytes.length, from + size.value);
    const body = bytes.subarray(from, end);
    if (id.value === CODEC_PRIVATE) head = body;
    if (id.value === CODEC_ID) codec = String.fromCharCode(...body.subarray(0, 20));
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK) {
      const track = readNumber(body, 0, true);
      // Track number, two bytes of time, one of flags; laced blocks are not written for Opus by browsers.
      if (track) packets.push(body.subarray(track.length + 3));
    }
    at = PARENTS.has(id.value) ? from : end;
  }
  return head && codec.startsWith("A_OPUS") ? { head, packets } : null;
}

interface ReadNumber {
  value: number;
  /** Bytes it takes. */
  length: number;
  unknown: boolean;
}

/** EBML's variable-length numbers (RFC 8794, 4): leading zero bits tell the length; `masked` takes the marker bit away. */
function readNumber(bytes: Uint8Array, at: number, masked: boolean): ReadNumber | null {
  const first = bytes[at];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) return null;
  let value = masked ? first & (0xff >> length) : first;
  let ones = masked && value === 0xff >> length;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    value = value * 256 + byte;
    ones &&= byte === 0xff;
  }
  return { value, length, unknown: ones };
}
