import { resolve } from "node:path";
import { deriveSecret } from "./derive-secret";
import { EnvError } from "./env-error";
import { envExamples } from "./env-examples";
import { type EnvVariables, envVariables, WORKER_ROLES, type WorkerRole } from "./env-variables";
import { type EncryptionKey, parseEncryptionKeys } from "./parse-encryption-keys";
import type { StartSentence } from "./say-both";

/** What DATA_DIR holds on the embedded default, used where the environment says nothing. */
export interface LocalSecrets {
  databaseUrl?: string;
  /** In the form of ENCRYPTION_KEYS. */
  encryptionKeys?: string;
}

/** The environment, parsed: addresses without a closing slash, `dataDir` absolute, unset = undefined. */
export interface Env {
  /** NODE_ENV=production with DATABASE_URL. */
  production: boolean;
  port: number;
  livePort: number;
  sandboxPort: number;
  /** The address of this machine that web and live answer at: this computer only, unless told otherwise. */
  host: string;
  /** Proxies in front of us, each of which adds to X-Forwarded-For; 0 = the socket tells who calls. */
  trustedProxies: number;
  sandbox: boolean;
  dataDir: string;
  /** The owner's log-in; undefined = the embedded database, which is not running yet. */
  databaseUrl?: string;
  /** What web and worker use: APP_DATABASE_URL, or the owner's. */
  appDatabaseUrl?: string;
  /** For migrations: the owner's log-in, past any pooler. */
  ownerDatabaseUrl?: string;
  /** For pg-boss, LISTEN and advisory locks, past any pooler. */
  directDatabaseUrl?: string;
  vectorDatabaseUrl?: string;
  appUrl: string;
  liveUrl: string;
  workerRoles: readonly WorkerRole[];
  /** The first encrypts; empty only before the embedded default's have been made. */
  encryptionKeys: EncryptionKey[];
  signup: "open" | "closed";
  meta: { graphUrl: string; graphVersion: string; appSecret?: string; verifyToken: string };
  twilioApiUrl: string;
  retellApiUrl: string;
  openaiBaseUrl: string;
  geminiBaseUrl: string;
  whatsappWebUrl?: string;
  /** Of WhatsApp's web client; undefined = the one that came with the library. */
  whatsappWebVersion?: [number, number, number];
  google?: ClientCredentials;
  facebook?: ClientCredentials;
  smtpUrl?: string;
  mediaCdnUrl?: string;
  /** SES_*, S3_* and GCS_* as written. */
  storage: Pick<EnvVariables, Extract<keyof EnvVariables, `S3_${string}` | `GCS_${string}`>>;
  ses: Pick<EnvVariables, Extract<keyof EnvVariables, `SES_${string}`>>;
}

export interface ClientCredentials {
  id: string;
  secret: string;
}

/**
 * Parses the environment once, at the edge. An empty value counts as unset.
 * @throws EnvError naming the first variable that is wrong or missing.
 */
export function parseEnv(source: Record<string, string | undefined>, local: LocalSecrets = {}): Env {
  const given = Object.entries(source)
    .map(([name, value]) => [name, value?.trim()])
    .filter(([, value]) => value);
  const raw = Object.fromEntries(given) as Record<string, string>;
  const production = raw.NODE_ENV === "production" && raw.DATABASE_URL !== undefined;
  const parsed = envVariables(production).safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    fail(String(issue?.path[0]), `env.${issue?.message}` as StartSentence);
  }
  const values = parsed.data;
  checkPairs(values);
  if (production && values.SANDBOX === "on") fail("SANDBOX", "env.outsideProduction");
  if (production && !values.ENCRYPTION_KEYS) fail("ENCRYPTION_KEYS", "env.encryptionKeysMissing");
  return compose(values, production, local);
}

function compose(values: EnvVariables, production: boolean, local: LocalSecrets): Env {
  const port = values.PORT ?? 3000;
  const livePort = values.LIVE_PORT ?? 3001;
  const encryptionKeys = values.ENCRYPTION_KEYS ?? parseEncryptionKeys(local.encryptionKeys ?? "") ?? [];
  return {
    production,
    port,
    livePort,
    sandboxPort: values.SANDBOX_PORT ?? 3002,
    host: values.HOST ?? "127.0.0.1",
    trustedProxies: values.TRUSTED_PROXIES ?? 0,
    sandbox: values.SANDBOX ? values.SANDBOX === "on" : !production,
    dataDir: resolve(values.DATA_DIR ?? ".data"),
    ...databases(values, local),
    appUrl: values.APP_URL ?? `http://localhost:${port}`,
    liveUrl: values.LIVE_URL ?? `ws://localhost:${livePort}`,
    workerRoles: values.WORKER_ROLES ?? WORKER_ROLES,
    encryptionKeys,
    signup: values.SIGNUP ?? (production ? "closed" : "open"),
    meta: meta(values, encryptionKeys[0]),
    ...providers(values),
  };
}

function databases(values: EnvVariables, local: LocalSecrets) {
  const databaseUrl = values.DATABASE_URL ?? local.databaseUrl;
  return {
    databaseUrl,
    appDatabaseUrl: values.APP_DATABASE_URL ?? databaseUrl,
    ownerDatabaseUrl: values.DIRECT_DATABASE_URL ?? databaseUrl,
    directDatabaseUrl: values.DIRECT_DATABASE_URL ?? values.APP_DATABASE_URL ?? databaseUrl,
    vectorDatabaseUrl: values.VECTOR_DATABASE_URL ?? databaseUrl,
  };
}

function meta(values: EnvVariables, first: EncryptionKey | undefined): Env["meta"] {
  const derived = first ? deriveSecret(first.key, "meta-verify-token", 18).toString("base64url") : "";
  return {
    graphUrl: values.META_GRAPH_URL ?? "https://graph.facebook.com",
    graphVersion: values.META_GRAPH_VERSION ?? "v24.0",
    appSecret: values.META_APP_SECRET,
    verifyToken: values.META_VERIFY_TOKEN ?? derived,
  };
}

function providers(values: EnvVariables) {
  return {
    twilioApiUrl: values.TWILIO_API_URL ?? "https://api.twilio.com",
    retellApiUrl: values.RETELL_API_URL ?? "https://api.retellai.com",
    openaiBaseUrl: values.OPENAI_BASE_URL ?? "https://api.openai.com/v1",
    geminiBaseUrl: values.GEMINI_BASE_URL ?? "https://generativelanguage.googleapis.com",
    whatsappWebUrl: values.WHATSAPP_WEB_URL,
    whatsappWebVersion: values.WHATSAPP_WEB_VERSION?.split(".").map(Number) as Env["whatsappWebVersion"],
    google: credentials(values.GOOGLE_CLIENT_ID, values.GOOGLE_CLIENT_SECRET),
    facebook: credentials(values.FACEBOOK_CLIENT_ID, values.FACEBOOK_CLIENT_SECRET),
    smtpUrl: values.SMTP_URL,
    mediaCdnUrl: values.MEDIA_CDN_URL,
    storage: {
      S3_ENDPOINT: values.S3_ENDPOINT,
      S3_REGION: values.S3_REGION,
      S3_BUCKET: values.S3_BUCKET,
      S3_ACCESS_KEY_ID: values.S3_ACCESS_KEY_ID,
      S3_SECRET_ACCESS_KEY: values.S3_SECRET_ACCESS_KEY,
      GCS_BUCKET: values.GCS_BUCKET,
      GCS_CREDENTIALS: values.GCS_CREDENTIALS,
    },
    ses: {
      SES_REGION: values.SES_REGION,
      SES_ACCESS_KEY_ID: values.SES_ACCESS_KEY_ID,
      SES_SECRET_ACCESS_KEY: values.SES_SECRET_ACCESS_KEY,
    },
  };
}

function credentials(id: string | undefined, secret: string | undefined): ClientCredentials | undefined {
  return id && secret ? { id, secret } : undefined;
}

const PAIRS = [
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["FACEBOOK_CLIENT_ID", "FACEBOOK_CLIENT_SECRET"],
  ["SES_ACCESS_KEY_ID", "SES_SECRET_ACCESS_KEY"],
  ["S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
  ["GCS_BUCKET", "GCS_CREDENTIALS"],
] as const;

function checkPairs(values: EnvVariables) {
  for (const [one, other] of PAIRS) {
    if (values[one] && !values[other]) fail(other, "env.pair");
    if (values[other] && !values[one]) fail(one, "env.pair");
  }
  if (values.S3_BUCKET && !values.S3_ACCESS_KEY_ID) fail("S3_ACCESS_KEY_ID", "env.bucketKeys");
  if (values.S3_BUCKET && values.GCS_BUCKET) fail("GCS_BUCKET", "env.oneStore");
}

function fail(variable: string, problem: StartSentence): never {
  throw new EnvError(variable, problem, envExamples[variable as keyof EnvVariables] ?? "…");
}
