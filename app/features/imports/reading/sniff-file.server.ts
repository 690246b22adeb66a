import { detectEncoding } from "../core/detect-encoding";
import { fileSlice } from "./file-pieces.server";
import { zipDirectory } from "./zip-directory.server";

/** Keys of `imports.refused.*`. */
export type FileRefusal =
  | "empty"
  | "pdf"
  | "image"
  | "media"
  | "word"
  | "presentation"
  | "zip"
  | "archive"
  | "xls"
  | "xlsb"
  | "ods"
  | "numbers"
  | "locked"
  | "html"
  | "xml"
  | "json"
  | "vcard"
  | "damaged"
  | "binary";

export type SniffedFile = { kind: "csv" | "xlsx" } | { kind: "refused"; reason: FileRefusal };

const magics: [bytes: number[], at: number, reason: FileRefusal][] = [
  [[0x25, 0x50, 0x44, 0x46], 0, "pdf"],
  [[0x89, 0x50, 0x4e, 0x47], 0, "image"],
  [[0xff, 0xd8, 0xff], 0, "image"],
  [[0x47, 0x49, 0x46, 0x38], 0, "image"],
  [[0x42, 0x4d], 0, "image"],
  [[0x57, 0x45, 0x42, 0x50], 8, "image"],
  [[0x49, 0x49, 0x2a, 0], 0, "image"],
  [[0x66, 0x74, 0x79, 0x70], 4, "media"],
  [[0x4f, 0x67, 0x67, 0x53], 0, "media"],
  [[0x49, 0x44, 0x33], 0, "media"],
  [[0x1a, 0x45, 0xdf, 0xa3], 0, "media"],
  [[0x1f, 0x8b], 0, "archive"],
  [[0x52, 0x61, 0x72, 0x21], 0, "archive"],
  [[0x37, 0x7a, 0xbc, 0xaf], 0, "archive"],
];

/**
 * What a file is, by its bytes and not by its name: a table of text, an Excel workbook, or something we refuse with a
 * sentence that says what it is and what to do.
 */
export async function sniffFile(path: string): Promise<SniffedFile> {
  const { bytes: head, size } = await fileSlice(path, 0, 65_536);
  if (size === 0) return refused("empty");
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return sniffZip(path);
  if (head.length >= 8 && head.readUInt32LE(0) === 0xe011cfd0) return sniffOle(path, head);
  for (const [bytes, at, reason] of magics) {
    // "BM" may begin a table: a picture has its own size in the next four bytes.
    if (bytes.length === 2 && head[0] === 0x42 && (size < 26 || head.readUInt32LE(2) !== size)) continue;
    if (bytes.every((byte, i) => head[at + i] === byte)) return refused(reason);
  }
  return sniffText(head);
}

function refused(reason: FileRefusal): SniffedFile {
  return { kind: "refused", reason };
}

function sniffText(head: Buffer): SniffedFile {
  const { encoding, bomLength } = detectEncoding(head);
  const text = new TextDecoder(encoding).decode(head.subarray(bomLength));
  // A list with stray control characters is still a list; mostly control characters is a program or a picture.
  const controls = text.match(/(?![\t\n\v\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0;
  if (controls > text.length * 0.05) return refused("binary");
  const start = text.replaceAll("\0", "").trimStart().slice(0, 400);
  if (start === "") return refused("empty");
  if (/^(?:<!doctype html|<html|<table|<head|<body|<div|<meta)/i.test(start)) return refused("html");
  if (/^<\?xml/i.test(start)) return refused(/<html|<!doctype html/i.test(start) ? "html" : "xml");
  if (/^BEGIN:VCARD/i.test(start)) return refused("vcard");
  if (/^(?:\[\s*[[{"]|\{\s*")/.test(start)) return refused("json");
  return { kind: "csv" };
}

async function sniffZip(path: string): Promise<SniffedFile> {
  const entries = await zipDirectory(path);
  if (!entries) return refused("damaged");
  const names = entries.map((entry) => entry.name);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (names.includes("xl/workbook.bin")) return refused("xlsb");
  if (has("xl/")) {
    if (entries.some((entry) => entry.encrypted)) return refused("locked");
    return names.some((name) => /^xl\/workbook\d*\.xml$/.test(name)) ? { kind: "xlsx" } : refused("damaged");
  }
  if (has("word/")) return refused("word");
  if (has("ppt/")) return refused("presentation");
  if (has("Index/") || names.includes("Index.zip")) return refused("numbers");
  return names[0] === "mimetype" || names.includes("content.xml") ? refused("ods") : refused("zip");
}

/** Microsoft's compound file (MS-CFB): old Excel, old Word, or a workbook with a password. */
async function sniffOle(path: string, head: Buffer): Promise<SniffedFile> {
  if (head.length < 512) return refused("damaged");
  const sectorSize = 2 ** Math.min(16, head.readUInt16LE(30));
  const directoryAt = (head.readUInt32LE(48) + 1) * sectorSize;
  const { bytes } = await fileSlice(path, directoryAt, 4096);
  const names = bytes.toString("utf16le");
  if (names.includes("EncryptedPackage")) return refused("locked");
  if (names.includes("WordDocument")) return refused("word");
  if (names.includes("PowerPoint Document")) return refused("presentation");
  return refused("xls");
}
