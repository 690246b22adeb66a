import type { Formats } from "~/i18n/core/formats";

/** Beyond this the menu says "999+": nobody reads the rest. */
const MOST = 999;

export function countWords(count: number, formats: Formats): string {
  return count > MOST ? `${MOST}+` : formats.number(count);
}
