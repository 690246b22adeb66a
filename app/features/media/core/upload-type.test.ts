import { describe, expect, test } from "bun:test";
import { MOST_BYTES } from "./media-rules";
import { uploadType } from "./upload-type";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const webp = (width: number, height: number) =>
  bytes(`RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0${uint24(width - 1)}${uint24(height - 1)}`);
const uint24 = (value: number) => String.fromCharCode(value & 255, (value >> 8) & 255, value >> 16);
const ogg = (codec: string) => bytes(`OggS${"\0".repeat(24)}${codec}`);

describe.each(["meta", "whatsapp", undefined] as const)("through %p", (channel) => {
  test.each([
    ["a picture", "\x89PNG\r\n\x1a\n", "a.png", "image", "image/png", MOST_BYTES.image],
    ["a film", "\0\0\0\x18ftypmp42", "a.mp4", "video", "video/mp4", MOST_BYTES.video],
    ["a song", "ID3\x04", "a.mp3", "audio", "audio/mpeg", MOST_BYTES.audio],
    ["a PDF", "%PDF-1.7", "a.pdf", "document", "application/pdf", MOST_BYTES.document],
    ["a drawing that can run", "<svg onload='x()'/>", "a.svg", "document", "text/plain", MOST_BYTES.document],
    ["a page", "<!doctype html>", "a.html", "document", "text/plain", MOST_BYTES.document],
    ["a page that says it is a picture", "<script>", "a.png", "document", "text/plain", MOST_BYTES.document],
    ["a table", "nome;fone\n", "a.csv", "document", "text/plain", MOST_BYTES.document],
  ] as const)("%s", (_, content, filename, kind, mimeType, mostBytes) => {
    expect(uploadType(bytes(content), filename, { channel })).toMatchObject({ kind, mimeType, mostBytes });
  });

  test("nothing at all is no file", () => {
    expect(uploadType(bytes(""), "a.txt", { channel })).toBeUndefined();
  });
});

test.each([
  ["a program", "MZ\x90\0", "a.exe"],
  ["an archive", "PK\x03\x04\0", "a.zip"],
  ["an iPhone's photo", "\0\0\0\x18ftypheic", "a.heic"],
  ["an iPhone's film", "\0\0\0\x18ftypqt  ", "a.mov"],
  ["a picture that begins as a program", "MZ\x90\0\x89PNG\r\n\x1a\n", "a.png"],
])("%s goes through a linked number as plain bytes, and not through Meta", (_, content, filename) => {
  expect(uploadType(bytes(content), filename, { channel: "whatsapp" })).toMatchObject({
    kind: "document",
    mimeType: "application/octet-stream",
  });
  expect(uploadType(bytes(content), filename, { channel: "meta" })).toBeUndefined();
});

test.each([
  ["a sticker", webp(512, 512), "sticker"],
  ["a photo", webp(800, 512), "document"],
  ["cut off", webp(512, 512).subarray(0, 20), "document"],
])("WebP: %s", (_, head, kind) => {
  expect(uploadType(head, "a.webp", { channel: "meta" })).toMatchObject({ kind, mimeType: "image/webp" });
});

test("only Opus in Ogg is sound that WhatsApp plays", () => {
  expect(uploadType(ogg("OpusHead"), "a.ogg", { channel: "meta" })).toMatchObject({
    kind: "audio",
    mimeType: "audio/ogg; codecs=opus",
  });
  expect(uploadType(ogg("\x01vorbis"), "a.ogg", { channel: "meta" })).toBeUndefined();
  expect(uploadType(ogg("\x01vorbis"), "a.ogg", { channel: "whatsapp" })?.kind).toBe("document");
});

test("as a document a picture keeps its type and may be as large as documents are", () => {
  const type = uploadType(bytes("\x89PNG\r\n\x1a\n"), "a.png", { channel: "meta", wanted: "document" });
  expect(type).toMatchObject({ kind: "document", mimeType: "image/png", mostBytes: MOST_BYTES.document });
});
