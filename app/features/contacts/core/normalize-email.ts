const shape = /^[^\s@<>()[\]",;:\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u;

/**
 * An e-mail address in lower case, or null when there is none. Takes "Nome <a@b.com>", "mailto:" and stray dots or
 * separators around it; of several addresses the first. At most 254 characters (RFC 5321).
 */
export function normalizeEmail(raw: string): string | null {
  if (raw.indexOf("@") < 1) return null;
  const lower = raw.toLowerCase();
  if (lower.length <= 254 && shape.test(lower) && !lower.includes("..")) return unquoted(lower);
  for (const piece of lower.slice(0, 1000).split(/[\s,;|/<>()"\u00a0\u200b]+/)) {
    const address = piece.replace(/^(?:mailto:|e-?mail:|[.'])+|[.':]+$/g, "");
    if (address.length <= 254 && shape.test(address) && !address.includes("..")) return address;
  }
  return null;
}

function unquoted(address: string): string {
  return address.startsWith("mailto:") || address.startsWith("'")
    ? address.replace(/^(?:mailto:|')+/, "")
    : address;
}
