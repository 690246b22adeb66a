export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

export type Encoding = (typeof encodings)[number];

export type DetectedEncoding = {
  encoding: Encoding;
  /** Bytes of the byte order mark to skip. */
  bomLength: 0 | 2 | 3;
  /** False when the bytes are plain ASCII or fit by elimination only: the rest of the file may say otherwise. */
  sure: boolean;
};

/**
 * The encoding of a text file, from its first bytes (64 KB are plenty; the cut may fall inside a character).
 * Byte order marks decide; then UTF-16 without one, by the zeros of its Latin letters; then UTF-8, whose rules no
 * other text follows by chance; what is left is Windows-1252, Excel's "CSV" in the Americas and western Europe.
 */
export function detectEncoding(head: Uint8Array): DetectedEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8", bomLength: 3, sure: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bomLength: 2, sure: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bomLength: 2, sure: true };
  const wide = wideWithoutMark(head);
  if (wide) return { encoding: wide, bomLength: 0, sure: true };
  const { characters, broken } = countUtf8(head);
  if (broken === 0) return { encoding: "utf-8", bomLength: 0, sure: characters > 0 };
  return { encoding: seemsUtf8(characters, broken) ? "utf-8" : "windows-1252", bomLength: 0, sure: true };
}

/** A UTF-8 file with a few damaged places is still UTF-8: read otherwise, every accent in it would be wrong. */
export function seemsUtf8(characters: number, broken: number): boolean {
  return broken === 0 || characters > broken * 10;
}

/** Counts the well-formed multi-byte characters and the places that break UTF-8; a cut last character is neither. */
export function countUtf8(bytes: Uint8Array): { characters: number; broken: number } {
  let characters = 0;
  let broken = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let follow = 1;
    while (follow < length && at + follow < bytes.length && (bytes[at + follow]! & 0xc0) === 0x80) follow++;
    if (follow === length) {
      if (length > 1) characters++;
    } else if (length === 0 || at + follow < bytes.length) {
      broken++;
    }
    at += follow;
  }
  return { characters, broken };
}

/** Latin text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function wideWithoutMark(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(head.length >> 1, 2000);
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[pair * 2] === 0) evenZeros++;
    if (head[pair * 2 + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.6 && evenZeros < pairs * 0.05) return "utf-16le";
  if (evenZeros > pairs * 0.6 && oddZeros < pairs * 0.05) return "utf-16be";
  return null;
}
