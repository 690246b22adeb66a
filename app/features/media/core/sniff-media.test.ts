import { expect, test } from "bun:test";
import { safeFilename } from "./safe-filename";
import { sniffMedia } from "./sniff-media";

const bytes = (...parts: (number[] | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)),
  );
const png = bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const zip = bytes([0x50, 0x4b, 3, 4], "rest");

test.each([
  ["a picture", png, "foto.png", "image/png"],
  ["a picture under a wrong name", png, "foto.jpg", "image/png"],
  ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0]), "foto", "image/jpeg"],
  ["a film", bytes([0, 0, 0, 0x18], "ftypmp42"), "a.mp4", "video/mp4"],
  ["a phone's film", bytes([0, 0, 0, 0x18], "ftyp3gp5"), "a.3gp", "video/3gpp"],
  ["a PDF", bytes("%PDF-1.7"), "a.pdf", "application/pdf"],
  ["a voice message", bytes("OggS"), "a.ogg", "audio/ogg"],
  ["a spreadsheet", zip, "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["plain words", bytes("ola"), "a.txt", "text/plain"],
  ["a program named .png", bytes("MZ\x90\x00"), "foto.png", undefined],
  ["a program named .txt", bytes("MZ\x90\x00"), "a.txt", undefined],
  ["a script named .txt", bytes("#!/bin/sh"), "a.txt", undefined],
  ["a page named .txt", bytes("<html>"), "a.txt", undefined],
  ["a page named .png", bytes("<svg onload=alert(1)>"), "foto.png", undefined],
  ["an archive", zip, "a.zip", undefined],
  ["nothing", bytes(), "a.txt", undefined],
] as const)("%s", (_, content, filename, expected) => {
  expect(sniffMedia(content, filename)?.mimeType).toBe(expected as never);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\temp\\foto.png", "foto.png"],
  ["a\u0000b\n.pdf", "ab.pdf"],
  ["\u202Egnp.exe", "gnp.exe"],
  ["", "arquivo"],
  ["..", "arquivo"],
])("the name %p becomes %p", (given, expected) => expect(safeFilename(given, "arquivo")).toBe(expected));
