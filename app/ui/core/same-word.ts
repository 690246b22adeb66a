/** Whether two words are the same to a person: case, accents and spaces around do not matter. */
export function sameWord(typed: string, wanted: string): boolean {
  return plain(typed) === plain(wanted);
}

function plain(word: string): string {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").trim().replace(/\s+/g, " ").toLowerCase();
}
