/** How a fetch that threw ended: the request never left, or nobody can tell. */
export type NetworkFailure =
  | { left: "no"; cause: "network"; detail: string }
  | { left: "maybe"; cause: "timeout" | "aborted" | "reset"; detail: string };

/** Codes that can only come before the first byte of the request is written. Checked against Bun 1.4's fetch. */
const NEVER_LEFT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EAI_FAIL",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "EMFILE",
  "EPROTO",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** TLS is refused before the request is written. */
const TLS = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH)/;

/**
 * Classifies what fetch threw. Only errors that are certain to precede the request count as "did not leave";
 * a time-out, an abort or a closed connection may have happened after the provider read it.
 */
export function networkFailure(error: unknown): NetworkFailure {
  const thrown = error instanceof Error ? (error as Error & { code?: unknown }) : undefined;
  const code = typeof thrown?.code === "string" ? thrown.code : "";
  const detail = thrown ? `${code || thrown.name}: ${thrown.message}`.slice(0, 300) : String(error);
  if (NEVER_LEFT.has(code) || TLS.test(code)) return { left: "no", cause: "network", detail };
  if (thrown?.name === "TimeoutError") return { left: "maybe", cause: "timeout", detail };
  if (thrown?.name === "AbortError") return { left: "maybe", cause: "aborted", detail };
  return { left: "maybe", cause: "reset", detail };
}
