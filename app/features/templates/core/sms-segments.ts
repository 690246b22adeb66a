import { gsmUnits } from "./gsm-alphabet";

export interface SmsOffender {
  /** The character that GSM-7 cannot say. */
  readonly char: string;
  readonly count: number;
  /** Places in the text, in UTF-16 units. */
  readonly at: readonly number[];
}

export interface SmsSegments {
  readonly encoding: "GSM-7" | "UCS-2";
  /** Septets in GSM-7, UTF-16 units in UCS-2. */
  readonly units: number;
  /** What the carrier bills; 0 for no text. */
  readonly segments: number;
  /** Units that fit in each segment at this length: 160/153 or 70/67. */
  readonly unitsPerSegment: number;
  /** Units still free in the last segment. */
  readonly left: number;
  /** Characters that force UCS-2, each once, in order of appearance. */
  readonly offenders: readonly SmsOffender[];
}

const LIMITS = { "GSM-7": { one: 160, many: 153 }, "UCS-2": { one: 70, many: 67 } } as const;

function offendersOf(text: string): SmsOffender[] {
  const places = new Map<string, number[]>();
  let at = 0;
  for (const char of text) {
    if (gsmUnits(char) === undefined) {
      const known = places.get(char);
      if (known) known.push(at);
      else places.set(char, [at]);
    }
    at += char.length;
  }
  return [...places].map(([char, found]) => ({ char, count: found.length, at: found }));
}

/** Nothing here is longer than one unit, so no grapheme needs looking for. */
const ALL_SINGLE = /^[\n -\u02FF]*$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Sizes of what must not be cut: extension pairs in GSM-7, whole graphemes in UCS-2 (as Twilio cuts). */
function sizesOf(text: string, encoding: SmsSegments["encoding"], most: number): number[] {
  if (encoding === "GSM-7") return Array.from(text, (char) => gsmUnits(char) ?? 1);
  if (ALL_SINGLE.test(text)) return new Array<number>(text.length).fill(1);
  const sizes: number[] = [];
  for (const { segment } of graphemes.segment(text)) {
    // A line end is two graphemes to a phone; a grapheme longer than a segment is cut between characters.
    if (segment === "\r\n" || segment.length > most) for (const char of segment) sizes.push(char.length);
    else sizes.push(segment.length);
  }
  return sizes;
}

/**
 * How an SMS is cut and billed: 160 GSM-7 or 70 UCS-2 units alone, 153 or 67 in each of several; `^{}\[~]|€` cost two
 * and are not cut; one character outside GSM-7 (ç, ã, õ, á, “, an emoji) turns the whole text into UCS-2.
 */
export function smsSegments(text: string): SmsSegments {
  const offenders = offendersOf(text);
  const encoding = offenders.length === 0 ? "GSM-7" : "UCS-2";
  const { one, many } = LIMITS[encoding];
  const sizes = sizesOf(text, encoding, many);
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= one) {
    return {
      encoding,
      units,
      segments: units === 0 ? 0 : 1,
      unitsPerSegment: one,
      left: one - units,
      offenders,
    };
  }
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > many) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments, unitsPerSegment: many, left: many - used, offenders };
}
