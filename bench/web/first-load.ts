/** JavaScript that a first visit to a page loads: its scripts and preloads and all they import at once, gzip, kB. */
export async function firstLoadKilobytes(
  origin: string,
  path: string,
  headers: Record<string, string>,
): Promise<number> {
  const html = await (await fetch(origin + path, { headers: { ...headers, accept: "text/html" } })).text();
  const found = [...html.matchAll(/(?:href|src|from|import\(?)\s*=?\s*["'](\/assets\/[^"']+\.js)["']/g)];
  const waiting = [...new Set(found.map((match) => match[1]!))];
  const seen = new Set(waiting);
  let bytes = 0;
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const text = await (await fetch(origin + file)).text();
    bytes += Bun.gzipSync(new TextEncoder().encode(text), { level: 9 }).byteLength;
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      const next = `/assets/${name}`;
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push(next);
      }
    }
  }
  return bytes / 1000;
}
