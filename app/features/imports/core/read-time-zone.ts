const known = new Map<string, string | null>();

/** An IANA zone in its proper spelling ("america/sao paulo" → America/Sao_Paulo), or null when there is none such. */
export function readTimeZone(raw: string): string | null {
  const text = raw.trim().replaceAll(" ", "_");
  if (text.length > 64 || !/^[A-Za-z]+(?:\/[A-Za-z_+\-0-9]+)+$|^UTC$/i.test(text)) return null;
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const zone = lookUp(text);
  if (known.size > 1000) known.clear();
  known.set(text, zone);
  return zone;
}

function lookUp(timeZone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
