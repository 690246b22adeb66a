import { foldLetters, SEPARATORS } from "./search-words";

export interface Hit {
  /** What stands before, with "…" when it was cut. */
  before: string;
  /** The found letters as they were written. */
  hit: string;
  after: string;
}

const BEFORE = 32;
const AFTER = 90;
const DIGIT = /\d/;

/**
 * Where the first of `words` (searchWords) stands in a text, in the text's own letters, on one line. A word is found at its
 * beginning; one that is not there gives the text's beginning and no hit.
 */
export function findHit(text: string, words: readonly string[]): Hit {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  const found = words.map((word) => spanOf(letters, word)).filter((span) => span !== null);
  const [from, to] = found.sort((one, other) => one[0] - other[0])[0] ?? [0, 0];
  const start = Math.max(0, from - BEFORE);
  const end = Math.min(letters.length, to + AFTER);
  const said = (a: number, b: number) => letters.slice(a, b).join("");
  return {
    before: (start > 0 ? "…" : "") + said(start, from),
    hit: said(from, to),
    after: said(to, end) + (end < letters.length ? "…" : ""),
  };
}

function spanOf(letters: readonly string[], word: string): [number, number] | null {
  if (word.startsWith("#")) return phoneSpan(letters, word.slice(1));
  for (let from = 0; from < letters.length; from += 1) {
    if (from > 0 && !SEPARATORS.test(letters[from - 1]!)) continue;
    let folded = "";
    for (let to = from; to < letters.length && folded.length < word.length; to += 1) {
      folded += foldLetters(letters[to]!);
      if (folded.startsWith(word)) return [from, withMarks(letters, to + 1)];
      if (!word.startsWith(folded)) break;
    }
  }
  return null;
}

/** Accents that were written as signs of their own belong to the letter before. */
function withMarks(letters: readonly string[], to: number): number {
  let end = to;
  while (end < letters.length && /^[\u0300-\u036f]$/.test(letters[end]!)) end += 1;
  return end;
}

function phoneSpan(letters: readonly string[], digits: string): [number, number] | null {
  const places = letters.flatMap((letter, at) => (DIGIT.test(letter) ? [at] : []));
  const at = places
    .map((place) => letters[place])
    .join("")
    .indexOf(digits);
  return at === -1 ? null : [places[at]!, places[at + digits.length - 1]! + 1];
}
