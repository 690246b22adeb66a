const PARTS = [
  ["ba", "ço", "di", "fu", "gê", "ju", "lá", "me", "nó", "pi", "ra", "sé", "ti", "vu", "xa", "zo"],
  ["la", "mé", "ni", "ro", "su", "tá", "ve", "zi"],
  ["ca", "de", "fi", "go", "lu", "ma", "pe", "qui"],
  ["bra", "cro", "dri", "fle", "glo", "pla", "tri", "vre"],
  ["", "s", "r", "l", "m", "n", "z", "x"],
] as const;

/** How many rarer words there are: 0 is in a fortieth of all messages, the last ones in one of two hundred thousand. */
export const RARE_WORDS = 60_000;

/** A made-up word by its place among the rarer ones. */
export function rareWord(place: number): string {
  let rest = place % RARE_WORDS;
  let word = "";
  for (const part of PARTS) {
    word += part[rest % part.length];
    rest = Math.floor(rest / part.length);
  }
  return word;
}
