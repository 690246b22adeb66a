/** The ids (or, in what a person typed, the names) of one kind that an audience speaks of, each once. */
export function audienceWords(
  audience: { any: readonly object[]; minus: readonly object[] },
  kind: "list" | "tag" | "file",
): string[] {
  const words = [...audience.any, ...audience.minus].flatMap((term) =>
    kind in term ? [(term as Record<string, string>)[kind]!] : [],
  );
  return [...new Set(words)];
}
