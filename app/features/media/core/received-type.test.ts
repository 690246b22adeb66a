import { expect, test } from "bun:test";
import { receivedType } from "./received-type";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

test.each([
  ["a picture", "\x89PNG\r\n\x1a\n", "x", "image/png"],
  ["a voice note", `OggS${"\0".repeat(24)}OpusHead`, "x", "audio/ogg; codecs=opus"],
  ["another Ogg", `OggS${"\0".repeat(24)}\x01vorbis`, "x", "audio/ogg"],
  ["a moving picture", "GIF89a", "x", "image/gif"],
  ["an iPhone's photo, which is no film", "\0\0\0\x18ftypheic", "a.heic", "application/octet-stream"],
  ["a drawing that can run", "<svg onload='x()'/>", "a.svg", "application/octet-stream"],
  ["a page", "<!doctype html>", "a.html", "application/octet-stream"],
  ["a page that says it is a picture", "<script>", "a.png", "application/octet-stream"],
  ["a program", "MZ\x90\0", "a.exe", "application/octet-stream"],
  ["an archive", "PK\x03\x04rest", "a.zip", "application/octet-stream"],
  ["nothing at all", "", "a.txt", "application/octet-stream"],
])("%s", (_, content, filename, expected) => {
  expect(receivedType(bytes(content), filename).mimeType).toBe(expected);
});
