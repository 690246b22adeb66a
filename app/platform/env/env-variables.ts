import { isIP } from "node:net";
import { z } from "zod";
import { isLoopback } from "./is-loopback";
import { parseEncryptionKeys } from "./parse-encryption-keys";

export const WORKER_ROLES = ["jobs", "senders", "sessions", "live"] as const;

export type WorkerRole = (typeof WORKER_ROLES)[number];

// An issue's message is the name of its sentence in start.json, group "env".
const address = (protocols: string[], problem: string) =>
  z.string().refine((text) => protocols.includes(protocolOf(text)), problem);
const http = (production: boolean) =>
  address(["http:", "https:"], "httpUrl")
    .refine((text) => !production || protocolOf(text) === "https:" || isLoopback(text), "httpsUrl")
    .transform((text) => text.replace(/\/+$/, ""));
const ws = (production: boolean) =>
  address(["ws:", "wss:"], "wsUrl")
    .refine((text) => !production || protocolOf(text) === "wss:" || isLoopback(text), "wssUrl")
    .transform((text) => text.replace(/\/+$/, ""));
const postgres = address(["postgres:", "postgresql:"], "postgresUrl").refine(
  (text) => (URL.parse(text)?.pathname.length ?? 0) > 1,
  "postgresUrl",
);
const port = z
  .string()
  .regex(/^\d{1,5}$/, "port")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "port");
const host = z
  .string()
  .max(253, "host")
  .refine((value) => isIP(value) !== 0 || /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/i.test(value), "host");
const proxies = z
  .string()
  .regex(/^\d{1,2}$/, "trustedProxies")
  .transform(Number);
const roles = z
  .string()
  .transform((text) => text.split(",").map((role) => role.trim()))
  .pipe(z.array(z.enum(WORKER_ROLES, "workerRoles")));
const keys = z.string().transform((text, context) => {
  const parsed = parseEncryptionKeys(text);
  if (parsed) return parsed;
  context.addIssue("encryptionKeys");
  return z.NEVER;
});
const text = z.string();

/** Every variable that is read, as it is written; all optional here, because defaults differ in production. */
export const envVariables = (production: boolean) =>
  z
    .object({
      NODE_ENV: z.enum(["production", "development", "test"], "nodeEnv"),
      PORT: port,
      LIVE_PORT: port,
      SANDBOX_PORT: port,
      HOST: host,
      TRUSTED_PROXIES: proxies,
      SANDBOX: z.enum(["on", "off"], "switch"),
      DATA_DIR: text.refine((path) => !path.includes("\0"), "dataDir"),
      DATABASE_URL: postgres,
      APP_DATABASE_URL: postgres,
      DIRECT_DATABASE_URL: postgres,
      VECTOR_DATABASE_URL: postgres,
      APP_URL: http(production).refine((value) => URL.parse(value)?.pathname === "/", "origin"),
      LIVE_URL: ws(production),
      WORKER_ROLES: roles,
      ENCRYPTION_KEYS: keys,
      SIGNUP: z.enum(["open", "closed"], "signup"),
      META_GRAPH_URL: http(production),
      META_GRAPH_VERSION: text.regex(/^v\d{1,3}\.\d{1,2}$/, "graphVersion"),
      META_APP_SECRET: text,
      META_VERIFY_TOKEN: text,
      TWILIO_API_URL: http(production),
      RETELL_API_URL: http(production),
      OPENAI_BASE_URL: http(production),
      GEMINI_BASE_URL: http(production),
      WHATSAPP_WEB_URL: ws(production).refine(() => !production, "outsideProduction"),
      WHATSAPP_WEB_VERSION: text.regex(/^\d{1,3}\.\d{1,6}\.\d{1,12}$/, "whatsappWebVersion"),
      GOOGLE_CLIENT_ID: text,
      GOOGLE_CLIENT_SECRET: text,
      FACEBOOK_CLIENT_ID: text,
      FACEBOOK_CLIENT_SECRET: text,
      SMTP_URL: address(["smtp:", "smtps:"], "smtpUrl"),
      SES_REGION: text,
      SES_ACCESS_KEY_ID: text,
      SES_SECRET_ACCESS_KEY: text,
      S3_ENDPOINT: http(production),
      S3_REGION: text,
      S3_BUCKET: text,
      S3_ACCESS_KEY_ID: text,
      S3_SECRET_ACCESS_KEY: text,
      GCS_BUCKET: text,
      GCS_CREDENTIALS: text,
      MEDIA_CDN_URL: http(production),
    })
    .partial();

export type EnvVariables = z.infer<ReturnType<typeof envVariables>>;

function protocolOf(value: string): string {
  return URL.parse(value)?.protocol ?? "";
}
