import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Scheme, user info, host, port and the rest, taken apart as text: `new URL` would rewrite what Twilio signed. */
const URL_PARTS = /^(https?:\/\/)([^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?(.*)$/is;

function withAndWithoutPort(url: string): string[] {
  const parts = URL_PARTS.exec(url);
  if (!parts) return [url];
  const [, scheme = "", user = "", host = "", port, rest = ""] = parts;
  const usual = scheme.toLowerCase() === "https://" ? "443" : "80";
  return [`${scheme}${user}${host}${rest}`, `${scheme}${user}${host}:${port || usual}${rest}`];
}

/** Query re-encoded as Twilio's older back ends did: every reserved character escaped, "+" for a space read as one. */
function withLegacyQuery(url: string): string {
  const at = url.indexOf("?");
  if (at === -1 || at === url.length - 1) return url;
  const pairs = [...new URLSearchParams(url.slice(at + 1))];
  const escaped = (text: string) => encodeURIComponent(text).replaceAll("'", "%27");
  return `${url.slice(0, at)}?${pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&")}`;
}

/** The same with spaces as "+", the form that Twilio's own page shows for `It's+amazing`. */
function withLegacyQueryPlus(url: string): string {
  return withLegacyQuery(url).replaceAll("%20", "+");
}

function candidatesOf(url: string): Set<string> {
  const urls = new Set<string>([url, ...withAndWithoutPort(url)]);
  for (const given of [...urls]) {
    urls.add(withLegacyQuery(given));
    urls.add(withLegacyQueryPlus(given));
  }
  if (URL.canParse(url)) for (const one of withAndWithoutPort(new URL(url).href)) urls.add(one);
  return urls;
}

/** Σ of name and value over names in order; the values of a repeated name once each, in order. */
function signedParams(form: URLSearchParams): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of form) {
    const values = byName.get(name);
    if (values) values.add(value);
    else byName.set(name, new Set([value]));
  }
  const names = [...byName.keys()].sort();
  return names
    .map((name) =>
      [...byName.get(name)!]
        .sort()
        .map((value) => name + value)
        .join(""),
    )
    .join("");
}

function bodyMatchesHash(url: string, body: Uint8Array): boolean {
  const hash = /[?&]bodySHA256=([0-9a-f]{64})/i.exec(url)?.[1];
  return hash !== undefined && createHash("sha256").update(body).digest("hex") === hash.toLowerCase();
}

/**
 * Whether `X-Twilio-Signature` was made with this auth token for this request:
 * base64(HMAC-SHA1(token, url + sorted parameters)), in constant time.
 * @param url the exact public URL that Twilio called, with its query; tried with and without port and re-encoded.
 * @param body the parsed form, or the raw bytes: those are read as a form, except when the URL carries `bodySHA256`
 * (JSON bodies), where they must have that hash and the form is empty.
 */
export function verifyTwilioSignature(
  url: string,
  body: URLSearchParams | Uint8Array,
  header: string | null,
  authToken: string,
): boolean {
  if (!header || authToken === "") return false;
  let form: URLSearchParams;
  if (body instanceof URLSearchParams) form = body;
  else if (url.includes("bodySHA256=")) {
    if (!bodyMatchesHash(url, body)) return false;
    form = new URLSearchParams();
  } else form = new URLSearchParams(new TextDecoder().decode(body));
  const params = signedParams(form);
  const given = Buffer.from(header.trim(), "base64");
  let matched = false;
  for (const candidate of candidatesOf(url)) {
    const expected = createHmac("sha1", authToken)
      .update(candidate + params, "utf8")
      .digest();
    if (given.length === expected.length && timingSafeEqual(given, expected)) matched = true;
  }
  return matched;
}
