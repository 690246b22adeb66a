/**
 * Names of what an ICU message takes, sorted: `{name}` and `{count, plural, …}` by their name, rich tags as `<b>`.
 * Used to check that both languages take the same; throws a sentence when braces do not close or an option of plural or
 * select is empty: where people read, that is half a sentence, and it is easier to write each one whole.
 */
export function icuArguments(message: string): string[] {
  const found = new Set<string>();
  for (const [, tag] of message.matchAll(/<([a-z][A-Za-z0-9]*)>/g)) found.add(`<${tag}>`);
  readText(message, 0, found, 0);
  return [...found].sort();
}

function readText(message: string, from: number, found: Set<string>, depth: number): number {
  let at = from;
  while (at < message.length) {
    const char = message[at];
    if (char === "'" && "{}".includes(message[at + 1] ?? " ")) at = message.indexOf("'", at + 1);
    else if (char === "{") at = readArgument(message, at + 1, found, depth);
    else if (char === "}") {
      if (depth === 0) throw new Error(`A } too many in "${message}"`);
      return at;
    }
    at += 1;
  }
  if (depth > 0) throw new Error(`A { is never closed in "${message}"`);
  return at;
}

/** Reads after a `{` up to its `}`; options of plural and select hold text again. */
function readArgument(message: string, from: number, found: Set<string>, depth: number): number {
  const name = /^\s*([\w.]+)\s*([,}])/.exec(message.slice(from));
  if (!name?.[1]) throw new Error(`An argument without a name in "${message}"`);
  found.add(name[1]);
  let at = from + name[0].length;
  if (name[2] === "}") return at - 1;
  while (at < message.length && message[at] !== "}") {
    if (message[at] === "{") {
      const start = at + 1;
      at = readText(message, start, found, depth + 1);
      if (message.slice(start, at).trim() === "") throw new Error(`An empty option in "${message}"`);
    }
    at += 1;
  }
  if (at >= message.length) throw new Error(`A { is never closed in "${message}"`);
  return at;
}
