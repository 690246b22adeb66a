import type { delimiters } from "./detect-delimiter";

/** The separators that people choose from, by the keys of `imports.delimiter.*`. */
export const delimiterNames = {
  semicolon: ";",
  comma: ",",
  tab: "\t",
  pipe: "|",
} as const satisfies Record<string, (typeof delimiters)[number]>;

/** "other" for one that only a `sep=` line names. */
export function delimiterName(delimiter: string): keyof typeof delimiterNames | "other" {
  const found = Object.entries(delimiterNames).find(([, character]) => character === delimiter);
  return (found?.[0] as keyof typeof delimiterNames | undefined) ?? "other";
}
