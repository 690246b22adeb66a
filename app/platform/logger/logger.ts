import pino from "pino";

const REDACTED = [
  "token",
  "accessToken",
  "authToken",
  "appSecret",
  "verifyToken",
  "password",
  "passwordHash",
  "apiKey",
  "secret",
  "credentials",
  "authorization",
  "cookie",
  "phone",
  "email",
  "text",
  "body",
];

/** JSON lines on stderr. Secrets and personal values are cut out by name, at the top and one level down. */
export function createLogger(process: string, level = "info") {
  return pino(
    { level, base: { process }, redact: [...REDACTED, ...REDACTED.map((name) => `*.${name}`)] },
    pino.destination(2),
  );
}
export type Logger = ReturnType<typeof createLogger>;
