import { describe, expect, test } from "bun:test";
import { samplesOf } from "./ogg-pages";
import { webmToOgg } from "./webm-to-ogg";

const text = (words: string) => [...Buffer.from(words, "latin1")];
/** An element with a size of one byte. */
const element = (id: number[], body: number[]) => [...id, 0x80 | body.length, ...body];
const UNKNOWN = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const HEAD = [...text("OpusHead"), 1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0];
/** 20 ms, one frame. */
const packet = (n: number) => [0xf8, n, n, n];
const block = (n: number) => element([0xa3], [0x81, 0, n, 0x80, ...packet(n)]);

function recording({ codec = "A_OPUS", blocks = [1, 2, 3] } = {}): Uint8Array {
  const entry = [...element([0x86], text(codec)), ...element([0x63, 0xa2], HEAD)];
  const tracks = element([0x16, 0x54, 0xae, 0x6b], element([0xae], entry));
  const half = Math.ceil(blocks.length / 2);
  const cluster = (some: number[]) => [
    ...[0x1f, 0x43, 0xb6, 0x75],
    ...UNKNOWN,
    ...element([0xe7], [0]),
    ...some.flatMap(block),
  ];
  return Uint8Array.from([
    ...element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]),
    ...[0x18, 0x53, 0x80, 0x67],
    ...UNKNOWN,
    ...tracks,
    ...cluster(blocks.slice(0, half)),
    ...cluster(blocks.slice(half)),
  ]);
}

/** Pages as an Ogg reader finds them. */
function pagesOf(ogg: Uint8Array) {
  const pages: { kind: number; samples: number; number: number; body: number[] }[] = [];
  for (let at = 0; at < ogg.length; ) {
    const view = new DataView(ogg.buffer, at);
    expect(Buffer.from(ogg.subarray(at, at + 4)).toString()).toBe("OggS");
    const lacing = ogg.subarray(at + 27, at + 27 + ogg[at + 26]!);
    const size = lacing.reduce((sum, one) => sum + one, 0);
    const from = at + 27 + lacing.length;
    pages.push({
      kind: ogg[at + 5]!,
      samples: Number(view.getBigUint64(6, true)),
      number: view.getUint32(18, true),
      body: [...ogg.subarray(from, from + size)],
    });
    at = from + size;
  }
  return pages;
}

describe("a recording of Chromium's as a voice note", () => {
  test.each([
    ["nothing", new Uint8Array()],
    ["something else", Uint8Array.from(text("OggS and so on"))],
    ["another codec", recording({ codec: "A_VORBIS" })],
    ["no sound in it", recording({ blocks: [] })],
    ["cut off within its head", recording().subarray(0, 30)],
  ])("%s is none", (_, bytes) => expect(webmToOgg(bytes)).toBeNull());

  test("keeps head and packets in their order, and says how long it sounds", () => {
    const pages = pagesOf(webmToOgg(recording())!);
    expect(pages.map(({ kind, number }) => [kind, number])).toEqual([
      [2, 0],
      [0, 1],
      [4, 2],
    ]);
    expect(pages[0]!.body).toEqual(HEAD);
    expect(Buffer.from(pages[1]!.body).toString("latin1")).toStartWith("OpusTags");
    expect(pages[2]!.body).toEqual([1, 2, 3].flatMap(packet));
    expect(pages[2]!.samples).toBe(3 * 20 * 48);
  });

  test("many packets go on several pages, only the last of which is the end", () => {
    const blocks = Array.from({ length: 120 }, (_, n) => n % 100);
    const pages = pagesOf(webmToOgg(recording({ blocks }))!);
    expect(pages.map(({ kind }) => kind)).toEqual([2, 0, 0, 0, 4]);
    expect(pages.at(-1)!.samples).toBe(120 * 20 * 48);
  });

  test("a page's checksum is the one of RFC 3533", () => {
    // Of a page without a body: version 0, first page, serial 1, as another reader computes it bit by bit.
    const ogg = webmToOgg(recording())!;
    const length = 27 + ogg[26]! + HEAD.length;
    const first = ogg.slice(0, length);
    const told = new DataView(first.buffer).getUint32(22, true);
    new DataView(first.buffer).setUint32(22, 0, true);
    let crc = 0n;
    for (const byte of first) {
      crc ^= BigInt(byte) << 24n;
      for (let bit = 0; bit < 8; bit += 1) {
        crc = (crc << 1n) ^ ((crc >> 31n) & 1n ? 0x104c11db7n : 0n);
      }
    }
    expect(told).toBe(Number(crc));
  });
});

test.each([
  ["20 ms of speech", [0x08], 960],
  ["60 ms", [0x18], 2_880],
  ["two frames of 20 ms", [0xf9], 1_920],
  ["three frames of 2.5 ms", [0xe3, 3], 360],
  ["nothing", [], 0],
])("%s", (_, bytes, expected) => expect(samplesOf(Uint8Array.from(bytes))).toBe(expected));
