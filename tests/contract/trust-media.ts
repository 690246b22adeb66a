/**
 * Lets this process fetch from local HTTPS servers with this certificate (asked for at each request). Returns what ends
 * it.
 */
export function trustMedia(certificate: () => string): () => void {
  const plain = globalThis.fetch;
  const trusting = (input: string | URL | Request, init?: RequestInit) => {
    const url = String(input instanceof Request ? input.url : input);
    const local = url.startsWith("https://127.0.0.1:") || url.includes("@127.0.0.1:");
    return plain(input, local ? { ...init, tls: { ca: certificate() } } : init);
  };
  globalThis.fetch = Object.assign(trusting, { preconnect: plain.preconnect }) as typeof fetch;
  return () => {
    globalThis.fetch = plain;
  };
}
