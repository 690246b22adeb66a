import { describe, expect, test } from "bun:test";
import { oggPage } from "./ogg-page";
import { oggSeconds } from "./ogg-seconds";
import { opusSamples } from "./opus-samples";
import { readWebmOpus } from "./read-webm-opus";
import { RECORDED_TONE } from "./recorded-tone.fixture";
import { webmToOgg } from "./webm-to-ogg";

interface Page {
  flags: number;
  granule: number;
  sequence: number;
  packets: Uint8Array[];
}

/** A second reader of pages, written from RFC 3533 alone. */
function pagesOf(bytes: Uint8Array): Page[] {
  const pages: Page[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    expect(Buffer.from(bytes.subarray(at, at + 4)).toString()).toBe("OggS");
    const count = bytes[at + 26]!;
    const lengths = bytes.subarray(at + 27, at + 27 + count);
    const end = lengths.reduce((sum, length) => sum + length, at + 27 + count);
    const copy = bytes.slice(at, end);
    copy.fill(0, 22, 26);
    expect(view.getUint32(at + 22, true)).toBe(bitwiseCrc(copy));
    const packets: Uint8Array[] = [];
    let from = at + 27 + count;
    let length = 0;
    for (const piece of lengths) {
      length += piece;
      if (piece === 255) continue;
      packets.push(bytes.subarray(from, from + length));
      from += length;
      length = 0;
    }
    pages.push({
      flags: bytes[at + 5]!,
      granule: Number(view.getBigInt64(at + 6, true)),
      sequence: view.getUint32(at + 18, true),
      packets,
    });
    at = end;
  }
  return pages;
}

function bitwiseCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  }
  return crc >>> 0;
}

describe("what is no recording gives nothing", () => {
  test.each([
    ["nothing", new Uint8Array()],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ["an EBML header alone", RECORDED_TONE.subarray(0, 40)],
    ["numbers of more bytes than there are", new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x01, 0xff])],
    ["an element of no known width", new Uint8Array([0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x00, 0x00])],
    ["another codec", replaced("A_OPUS", "A_VORB")],
    ["another header of the codec", replaced("OpusHead", "OpusTail")],
  ])("%s", (_, bytes) => {
    expect(webmToOgg(bytes)).toBeUndefined();
  });

  test("whatever is cut off or changed, there is an answer and no error", () => {
    for (let end = 0; end < RECORDED_TONE.length; end += 1) webmToOgg(RECORDED_TONE.subarray(0, end));
    for (let at = 0; at < RECORDED_TONE.length; at += 1) {
      const changed = RECORDED_TONE.slice();
      changed[at] = changed[at]! ^ 0xff;
      webmToOgg(changed);
    }
  });
});

function replaced(from: string, to: string): Uint8Array {
  const bytes = Buffer.from(RECORDED_TONE);
  bytes.write(to, bytes.indexOf(from), "latin1");
  return new Uint8Array(bytes);
}

describe("a recording", () => {
  const note = webmToOgg(RECORDED_TONE)!;
  const pages = pagesOf(note.bytes);

  test("begins with its header, for one channel, and its comments, each in a page of its own", () => {
    const [first, second] = pages;
    expect(Buffer.from(first!.packets[0]!.subarray(0, 8)).toString()).toBe("OpusHead");
    expect(first).toMatchObject({ flags: 2, granule: 0, sequence: 0 });
    expect(first!.packets[0]![9]).toBe(1);
    expect(Buffer.from(second!.packets[0]!.subarray(0, 8)).toString()).toBe("OpusTags");
  });

  test("has the same packets as before, and ends when the last has played", () => {
    const packets = pages.slice(2).flatMap((page) => page.packets);
    expect(packets).toEqual(readWebmOpus(RECORDED_TONE)!.packets);
    const samples = packets.reduce((sum, packet) => sum + opusSamples(packet), 0);
    expect(pages.at(-1)).toMatchObject({ flags: 4, granule: samples });
    expect(pages.map(({ sequence }) => sequence)).toEqual(pages.map((_, index) => index));
  });

  test("says how long it is", () => {
    expect(note.seconds).toBe(1);
    expect(oggSeconds(note.bytes)).toBe(1);
  });
});

test.each([
  ["20 ms", [0x78], 960],
  ["two of 20 ms", [0x79], 1_920],
  ["three of 60 ms", [0x1b, 3], 8_640],
  ["2.5 ms", [0x80], 120],
  ["nothing", [], 0],
])("a packet of %s", (_, bytes, samples) => {
  expect(opusSamples(Uint8Array.from(bytes))).toBe(samples);
});

test.each([0, 1, 254, 255, 256, 510, 1_275])("a packet of %p bytes comes out of its page whole", (length) => {
  const packet = new Uint8Array(length).fill(9);
  const page = oggPage({ place: "last", granule: 960, serial: 1, sequence: 2, packets: [packet, packet] });
  expect(pagesOf(page)[0]!.packets).toEqual([packet, packet]);
});

test("an hour of sound is as long as it says", () => {
  const page = oggPage({
    place: "last",
    granule: 3_600 * 48_000 + 312,
    serial: 1,
    sequence: 2,
    packets: [new Uint8Array(3)],
  });
  const head = webmToOgg(RECORDED_TONE)!.bytes.slice(0, 47);
  new DataView(head.buffer).setUint16(38, 312, true);
  expect(oggSeconds(Uint8Array.from([...head, ...page]))).toBe(3_600);
});
