import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";

const LIMIT_BYTES = 20 * 2 ** 20;
const TAIL_BYTES = 8192;

/** Opens a log to append to; one that has grown large is put aside as `.1` first. */
export function openLog(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, "a", 0o600);
}

/** The last lines of a log, for a person. */
export function lastLines(path: string, count = 12): string {
  if (!existsSync(path)) return "";
  const { size } = statSync(path);
  if (size <= TAIL_BYTES) return tail(readFileSync(path, "utf8"), count);
  const buffer = Buffer.alloc(TAIL_BYTES);
  const file = openSync(path, "r");
  readSync(file, buffer, 0, TAIL_BYTES, size - TAIL_BYTES);
  closeSync(file);
  return tail(buffer.toString(), count);
}

const tail = (text: string, count: number) => text.trim().split("\n").slice(-count).join("\n");
