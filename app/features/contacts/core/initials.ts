/** One or two letters for an avatar: first word and last word that begin with a letter; "" when there is none. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const proper = words.filter((word) => !/^(?:d[aeo]s?|e)$/i.test(word));
  const used = proper.length > 0 ? proper : words;
  const letters = used.length > 1 ? [used[0]!, used.at(-1)!] : used;
  return letters.map((word) => [...word][0]!.toUpperCase()).join("");
}
