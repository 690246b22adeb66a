/**
 * Reads `--map`: `phone="Telefone",first_name="Nome, apelido"`. The shell may have eaten the quotes: a comma that no
 * `word=` follows belongs to the name before it. → place → column; undefined when it cannot be read
 */
export function parsePairs(text: string): Record<string, string> | undefined {
  const pairs: [place: string, column: string][] = [];
  for (const piece of text.match(/(?:"[^"]*"|[^,"])+|,/g) ?? []) {
    const [, place, column] = /^\s*([\p{L}\p{N}_.-]+)\s*=(.*)$/su.exec(piece) ?? [];
    const last = pairs.at(-1);
    if (place !== undefined && column !== undefined) pairs.push([place, column]);
    else if (last) last[1] += piece;
    else return undefined;
  }
  const read = pairs.map(([place, column]): [string, string] => [place, unquote(column)]);
  const known = new Set(read.map(([place]) => place));
  return read.length > 0 && known.size === read.length && read.every(([, column]) => column !== "")
    ? Object.fromEntries(read)
    : undefined;
}

function unquote(text: string): string {
  const bare = text.replace(/,\s*$/, "").trim();
  return /^".*"$/s.test(bare) ? bare.slice(1, -1).trim() : bare;
}
