import { expect, test } from "bun:test";
import { frameOf } from "./frame-of";
import { FrameReader } from "./frame-reader";

const HEADER = Buffer.from([87, 65, 6, 3]);
const routed = (bytes: Buffer) =>
  Buffer.concat([Buffer.from("ED"), Buffer.from([0, 1, 0, 0, 3]), Buffer.from("abc"), bytes]);
const texts = (frames: Buffer[]) => frames.map((frame) => frame.toString());
const two = Buffer.concat([frameOf(Buffer.from("um")), frameOf(Buffer.from("dois"))]);

test("another protocol's header is refused", () => {
  expect(() => new FrameReader().read(Buffer.from("GET / HTTP/1.1"))).toThrow("not WhatsApp's protocol");
});

test.each([
  ["all at once", [Buffer.concat([HEADER, two])]],
  ["behind a routing block", [routed(Buffer.concat([HEADER, two]))]],
  ["the header first", [HEADER, two]],
  ["byte by byte", [...Buffer.concat([routed(HEADER), two])].map((byte) => Buffer.from([byte]))],
])("frames are cut out of what arrives: %s", (_how, parts) => {
  const reader = new FrameReader();
  expect(texts(parts.flatMap((part) => reader.read(part)))).toEqual(["um", "dois"]);
});

test("a frame longer than 64 KB is one frame", () => {
  const long = Buffer.alloc(70_000, 1);
  const reader = new FrameReader();
  expect(reader.read(Buffer.concat([HEADER, frameOf(long)]))).toEqual([long]);
});
