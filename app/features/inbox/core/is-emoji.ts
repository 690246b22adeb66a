const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One emoji, with its skin, sex and flags: what WhatsApp takes as a reaction. */
export function isEmoji(text: string): boolean {
  if (text.length > 40 || !/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(text))
    return false;
  return [...graphemes.segment(text)].length === 1;
}
