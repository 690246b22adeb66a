import { oggPage, oggPieces } from "./ogg-page";
import { opusSamples } from "./opus-samples";
import { readWebmOpus } from "./read-webm-opus";

const SAMPLES_PER_SECOND = 48_000;
/** A page a second: players find their way, and little is lost with one. */
const PAGE_SAMPLES = SAMPLES_PER_SECOND;
const MOST_PIECES = 255;
const VENDOR = "voice";

export interface VoiceNote {
  /** audio/ogg; codecs=opus */
  bytes: Uint8Array;
  /** Rounded, at least 1. */
  seconds: number;
}

/**
 * A browser's recording (WebM with Opus) as WhatsApp takes voice notes: Ogg with Opus, one channel (Meta, "Media",
 * audio). The sound itself is not touched: its packets move into other pages (RFC 7845). Undefined for what is no such
 * recording.
 */
export function webmToOgg(webm: Uint8Array): VoiceNote | undefined {
  const track = readWebmOpus(webm);
  if (!track) return undefined;
  const head = mono(track.head);
  const serial = webm.length >>> 0;
  const pages = [
    oggPage({ place: "first", granule: 0, serial, sequence: 0, packets: [head] }),
    oggPage({ place: "middle", granule: 0, serial, sequence: 1, packets: [tags()] }),
  ];
  let granule = 0;
  let packets: Uint8Array[] = [];
  let pieces = 0;
  let since = 0;
  for (const [index, packet] of track.packets.entries()) {
    const last = index === track.packets.length - 1;
    const samples = opusSamples(packet);
    packets.push(packet);
    pieces += oggPieces(packet);
    granule += samples;
    since += samples;
    const next = track.packets[index + 1];
    if (!last && since < PAGE_SAMPLES && pieces + oggPieces(next!) <= MOST_PIECES) continue;
    const place = last ? "last" : "middle";
    pages.push(oggPage({ place, granule, serial, sequence: pages.length, packets }));
    packets = [];
    pieces = 0;
    since = 0;
  }
  const skipped = new DataView(head.buffer).getUint16(10, true);
  const seconds = Math.max(1, Math.round((granule - skipped) / SAMPLES_PER_SECOND));
  return { bytes: joined(pages), seconds };
}

/** The header for one channel, whatever was recorded: decoders mix packets of two down (RFC 6716, 2.1.2). */
function mono(given: Uint8Array): Uint8Array {
  const head = new Uint8Array(given.subarray(0, 19));
  head[9] = 1;
  head[18] = 0;
  return head;
}

/** RFC 7845, 5.2, with no comment. */
function tags(): Uint8Array {
  const bytes = new Uint8Array(8 + 4 + VENDOR.length + 4);
  bytes.set(new TextEncoder().encode("OpusTags"));
  new DataView(bytes.buffer).setUint32(8, VENDOR.length, true);
  bytes.set(new TextEncoder().encode(VENDOR), 12);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
