const PLACEHOLDER = /\{\{\s*([\p{L}\p{N}_]+)\s*\}\}/gu;

export type PlaceholderPart = { readonly text: string } | { readonly variable: string };

/** The last text that was cut: a campaign asks for the same one a hundred thousand times. */
let last: { text: string; parts: readonly PlaceholderPart[] } | undefined;

/** Text cut at its `{{variables}}`, in order. Braces that hold no name stay text. */
export function splitPlaceholders(text: string): readonly PlaceholderPart[] {
  if (last?.text !== text) last = { text, parts: cut(text) };
  return last.parts;
}

function cut(text: string): PlaceholderPart[] {
  const parts: PlaceholderPart[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ variable: match[1]! });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Names of the variables in a text, each once: numbers by value, names by appearance. */
export function findPlaceholders(text: string): string[] {
  const names = [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))];
  const positional = names.every((name) => /^\d+$/.test(name));
  return positional ? names.sort((a, b) => Number(a) - Number(b)) : names;
}
