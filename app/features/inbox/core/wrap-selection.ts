export interface Selected {
  text: string;
  start: number;
  end: number;
}

/**
 * WhatsApp's mark around what is selected, or around the caret; a second time takes it away. Spaces at the ends stay
 * outside, because a mark next to a space is no mark.
 */
export function wrapSelection({ text, start, end }: Selected, mark: "*" | "_" | "~"): Selected {
  const chosen = text.slice(start, end);
  const blank = chosen.trim() === "";
  const from = blank ? start : start + (chosen.length - chosen.trimStart().length);
  const to = blank ? start : end - (chosen.length - chosen.trimEnd().length);
  const [before, inner, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -1) + inner + after.slice(1), start: from - 1, end: to - 1 };
  }
  return { text: before + mark + inner + mark + after, start: from + 1, end: to + 1 };
}
