export interface Trigger {
  sign: "/" | "@";
  /** What was typed after it, in lower case. */
  query: string;
  /** Where it begins in the text. */
  from: number;
}

/**
 * What is being looked for where one writes: a quick reply ("/" at the very beginning of the text) or, in a note, a
 * member ("@" after a space). Names may have a space, so a mention runs over two words.
 * @param caret characters before the caret
 */
export function findTrigger(text: string, caret: number, note: boolean): Trigger | null {
  const before = text.slice(0, caret);
  if (!note) {
    const match = /^\/(\S{0,40})$/.exec(before);
    return match ? { sign: "/", query: match[1]!.toLowerCase(), from: 0 } : null;
  }
  const match = /(?:^|\s)@([^\s@]{0,30}(?: [^\s@]{0,30})?)$/.exec(before);
  return match ? { sign: "@", query: match[1]!.toLowerCase(), from: caret - match[1]!.length - 1 } : null;
}
