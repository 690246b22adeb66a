import { isUtf8 } from "node:buffer";
import { CsvScanner } from "../core/csv-scanner";
import { detectDelimiter } from "../core/detect-delimiter";
import {
  countUtf8,
  type DetectedEncoding,
  detectEncoding,
  type Encoding,
  seemsUtf8,
} from "../core/detect-encoding";
import { filePieces, fileSlice } from "./file-pieces.server";
import { maxColumns, type ReadingProblems, type RecordSource, type RowBatch } from "./record-source";

const headLength = 65_536;

export type CsvOptions = { encoding?: Encoding; delimiter?: string };

/** Opens a text table: finds out its encoding (over the whole file, about 0.3 s per GB) and its separator. */
export async function openCsv(path: string, options: CsvOptions = {}): Promise<RecordSource> {
  const { bytes: head, size } = await fileSlice(path, 0, headLength);
  const detected = detectEncoding(head);
  const encoding = options.encoding ?? (await confirmEncoding(path, detected));
  const skipBytes = encoding === detected.encoding ? detected.bomLength : 0;
  const sample = new TextDecoder(encoding, { ignoreBOM: true }).decode(head.subarray(skipBytes));
  const wholeLines = size > headLength ? sample.slice(0, sample.lastIndexOf("\n") + 1) || sample : sample;
  const found = detectDelimiter(wholeLines);
  const delimiter = options.delimiter ?? found.delimiter;

  return {
    format: "csv",
    encoding,
    delimiter,
    sheetNames: [],
    sheet: null,
    async *read(problems, onProgress) {
      const scanner = new CsvScanner(delimiter, found.newline);
      const decoder = new TextDecoder(encoding, { ignoreBOM: true });
      let skipCharacters = found.skip;
      let bytesRead = skipBytes;
      let next = 1;
      const batch = (text: string, last: boolean): RowBatch => {
        countBroken(text, problems);
        const rows = scanner.push(withoutNul(text, problems), last);
        const result = numbered(rows, next, problems);
        next += rows.length;
        return result;
      };
      for await (const bytes of filePieces(path, { start: skipBytes })) {
        let text = decoder.decode(bytes, { stream: true });
        if (skipCharacters > 0) {
          text = text.slice(skipCharacters);
          skipCharacters = 0;
        }
        bytesRead += bytes.length;
        onProgress?.(size === 0 ? 1 : Math.min(1, bytesRead / size));
        yield batch(text, false);
      }
      yield batch(decoder.decode(), true);
      Object.assign(problems, scanner.problems);
    },
  };
}

/** UTF-8 in the first bytes only may be ASCII with Windows accents a million rows later: the whole file is asked. */
async function confirmEncoding(path: string, detected: DetectedEncoding): Promise<Encoding> {
  if (detected.encoding !== "utf-8") return detected.encoding;
  let characters = 0;
  let broken = 0;
  let carried: Uint8Array = new Uint8Array(0);
  for await (const piece of filePieces(path, { size: 1_048_576 })) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
    const whole = bytes.length - cutTail(bytes);
    const complete = bytes.subarray(0, whole);
    if (broken > 0 || !isUtf8(complete)) {
      const counted = countUtf8(complete);
      characters += counted.characters;
      broken += counted.broken;
    } else if (characters === 0) {
      characters = countUtf8(complete).characters;
    }
    carried = Uint8Array.from(bytes.subarray(whole));
  }
  return detected.bomLength > 0 || seemsUtf8(characters, broken) ? "utf-8" : "windows-1252";
}

/** How many bytes at the end begin a UTF-8 character that the next piece finishes (0 to 3). */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function countBroken(text: string, problems: ReadingProblems): void {
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", at + 1))
    problems.brokenBytes++;
}

function withoutNul(text: string, problems: ReadingProblems): string {
  if (!text.includes("\0")) return text;
  const clean = text.replaceAll("\0", "");
  problems.nulCharacters += text.length - clean.length;
  return clean;
}

function numbered(rows: string[][], first: number, problems: ReadingProblems): RowBatch {
  const rowNumbers: number[] = [];
  const kept: string[][] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (isBlank(row)) {
      problems.blankRows++;
      continue;
    }
    if (row.length > maxColumns) {
      problems.cellsBeyondLimit += row.length - maxColumns;
      row.length = maxColumns;
    }
    rowNumbers.push(first + i);
    kept.push(row);
  }
  return { rowNumbers, rows: kept };
}

/** A line of separators only is as blank as an empty one. */
function isBlank(row: string[]): boolean {
  for (const cell of row) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
