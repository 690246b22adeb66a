export interface SecurityOptions {
  /** In scripts and styles of this one answer. */
  nonce: string;
  /** Browsers reach us by https. */
  https: boolean;
  /** Origin of the live-events socket ("wss://live.example.com"), where it is not this one. */
  liveOrigin?: string;
  /** Origin that files of conversations are fetched from, where it is not this one (MEDIA_CDN_URL). */
  mediaOrigin?: string;
}

/**
 * Headers of every page. Scripts and style elements only with this answer's nonce; style attributes are allowed,
 * since bar widths are drawn before any script runs. The microphone is for voice notes. Sources: W3C CSP3; OWASP Secure Headers.
 */
export function securityHeaders({
  nonce,
  https,
  liveOrigin,
  mediaOrigin,
}: SecurityOptions): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    `img-src ${["'self'", "data:", "blob:", mediaOrigin].filter(Boolean).join(" ")}`,
    `media-src ${["'self'", "blob:", mediaOrigin].filter(Boolean).join(" ")}`,
    "font-src 'self'",
    `connect-src ${["'self'", liveOrigin].filter(Boolean).join(" ")}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ];
  return {
    "content-security-policy": policy.join("; "),
    ...commonHeaders(https),
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
  };
}

/** Headers of every answer, files and JSON included. */
export function commonHeaders(https: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
