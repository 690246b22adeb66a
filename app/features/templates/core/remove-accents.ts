import { gsmUnits } from "./gsm-alphabet";
import { smsSegments } from "./sms-segments";

export interface AccentRemoval {
  readonly text: string;
  /** What became what, each once, in order of appearance. */
  readonly changes: readonly { readonly from: string; readonly to: string }[];
  readonly segmentsBefore: number;
  readonly segmentsAfter: number;
  /** Segments saved per message; never negative. */
  readonly saved: number;
  /** Characters that still force UCS-2 (emoji, other scripts): the person decides about them. */
  readonly remaining: readonly string[];
}

/** Signs with no accent to take off, and what people type instead. */
const SIGNS: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201A": "'",
  "\u201B": "'",
  "\u2032": "'",
  "\u0060": "'",
  "\u00B4": "'",
  "\u201C": '"',
  "\u201D": '"',
  "\u201E": '"',
  "\u2033": '"',
  "\u00AB": '"',
  "\u00BB": '"',
  "\u2039": "'",
  "\u203A": "'",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\u2022": "-",
  "\u00B7": "-",
  "\u2026": "...",
  "\u00A0": " ",
  "\u2002": " ",
  "\u2003": " ",
  "\u2009": " ",
  "\u202F": " ",
  "\t": " ",
  "\u00AA": "a",
  "\u00BA": "o",
  "\u00B0": "o",
  "\u00B2": "2",
  "\u00B3": "3",
  "\u00B9": "1",
  "\u00D7": "x",
  "\u00A9": "(c)",
  "\u00AE": "(R)",
  "\u2122": "TM",
  "\u200B": "",
  "\u2060": "",
  "\uFEFF": "",
  "\u00AD": "",
  "\u2028": "\n",
  "\u2029": "\n",
};

/** The nearest GSM-7 text of one character, or itself. What GSM-7 can say (é, à, Ç, ñ …) stays. */
function plain(char: string): string {
  if (gsmUnits(char) !== undefined) return char;
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  const bare = char.normalize("NFKD").replace(/\p{M}/gu, "");
  const sayable = bare !== "" && Array.from(bare).every((part) => gsmUnits(part) !== undefined);
  return sayable ? bare : char;
}

/**
 * "Tirar acentos": the text with every character that GSM-7 cannot say replaced by its nearest, and what that saves.
 * Nothing is dropped: what has no near equivalent stays and is listed.
 */
export function removeAccents(given: string): AccentRemoval {
  // Composed first: "e" + accent is one é, which GSM-7 can say.
  const composed = given.normalize("NFC");
  const changes = new Map<string, string>();
  let text = "";
  for (const char of composed) {
    const to = plain(char);
    if (to !== char) changes.set(char, to);
    text += to;
  }
  const segmentsBefore = smsSegments(given).segments;
  const after = smsSegments(text);
  return {
    text,
    changes: [...changes].map(([from, to]) => ({ from, to })),
    segmentsBefore,
    segmentsAfter: after.segments,
    saved: Math.max(0, segmentsBefore - after.segments),
    remaining: after.offenders.map(({ char }) => char),
  };
}
