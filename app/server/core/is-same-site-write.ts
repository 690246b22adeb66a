const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something for a signed-in person: browsers say where it comes from in
 * Sec-Fetch-Site, older ones in Origin; programs that send neither carry no cookies by accident.
 * `host` is the one the browser sees. Source: OWASP Cross-Site Request Forgery Prevention, "Fetch Metadata".
 */
export function isSameSiteWrite(method: string, headers: Headers, host: string): boolean {
  if (safe.has(method)) return true;
  const site = headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  return hostOf(origin) === host;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
