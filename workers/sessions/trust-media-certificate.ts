import { isLoopback } from "~/platform/env/is-loopback";

const certificates = new Set<string>();
let patched = false;

/**
 * Lets this process fetch from the sandbox's file server, on this machine only. Baileys calls the global fetch and hands
 * no certificates on, and Bun's takes no further ones by `tls.setDefaultCACertificates`. Never called in production.
 */
export function trustMediaCertificate(certificate: string): void {
  certificates.add(certificate);
  if (patched) return;
  patched = true;
  const original = globalThis.fetch;
  const patient = (input: Parameters<typeof fetch>[0], init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const own = url.startsWith("https:") && isLoopback(url);
    return original(input, own ? { ...init, tls: { ca: [...certificates] } } : init);
  };
  globalThis.fetch = Object.assign(patient, { preconnect: original.preconnect });
}
