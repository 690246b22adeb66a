import { describe, expect, test } from "bun:test";
import { parseEnv } from "./env";
import { EnvError } from "./env-error";
import { envExamples } from "./env-examples";

const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString("base64")}`;
const live = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://mia:x@db.example.com/mia",
  ENCRYPTION_KEYS: key("a", 1),
};

describe("a wrong value stops the start with one sentence", () => {
  const wrong: [string, string, Record<string, string>][] = [
    ["PORT", "env.port", { PORT: "abc" }],
    ["PORT", "env.port", { PORT: "0" }],
    ["LIVE_PORT", "env.port", { LIVE_PORT: "70000" }],
    ["HOST", "env.host", { HOST: "http://0.0.0.0" }],
    ["HOST", "env.host", { HOST: "0.0.0.0:3000" }],
    ["HOST", "env.host", { HOST: "999.1.1.1" }],
    ["TRUSTED_PROXIES", "env.trustedProxies", { TRUSTED_PROXIES: "yes" }],
    ["TRUSTED_PROXIES", "env.trustedProxies", { TRUSTED_PROXIES: "-1" }],
    ["TRUSTED_PROXIES", "env.trustedProxies", { TRUSTED_PROXIES: "1.5" }],
    ["SANDBOX", "env.switch", { SANDBOX: "yes" }],
    ["SIGNUP", "env.signup", { SIGNUP: "true" }],
    ["NODE_ENV", "env.nodeEnv", { NODE_ENV: "prod" }],
    ["DATABASE_URL", "env.postgresUrl", { DATABASE_URL: "mysql://x/y" }],
    ["DATABASE_URL", "env.postgresUrl", { DATABASE_URL: "postgresql://localhost" }],
    ["DATABASE_URL", "env.postgresUrl", { DATABASE_URL: "not an address" }],
    ["APP_URL", "env.httpUrl", { APP_URL: "localhost:3000" }],
    ["APP_URL", "env.origin", { APP_URL: "http://localhost:3000/app" }],
    ["LIVE_URL", "env.wsUrl", { LIVE_URL: "http://localhost:3001" }],
    ["WORKER_ROLES", "env.workerRoles", { WORKER_ROLES: "jobs,mail" }],
    ["META_GRAPH_VERSION", "env.graphVersion", { META_GRAPH_VERSION: "24" }],
    ["WHATSAPP_WEB_VERSION", "env.whatsappWebVersion", { WHATSAPP_WEB_VERSION: "2.3000" }],
    ["SMTP_URL", "env.smtpUrl", { SMTP_URL: "mail.example.com" }],
    ["ENCRYPTION_KEYS", "env.encryptionKeys", { ENCRYPTION_KEYS: "a:short" }],
    ["ENCRYPTION_KEYS", "env.encryptionKeys", { ENCRYPTION_KEYS: `${key("a", 1)},${key("a", 2)}` }],
    ["ENCRYPTION_KEYS", "env.encryptionKeys", { ENCRYPTION_KEYS: `${key("a", 1)},` }],
    ["GOOGLE_CLIENT_SECRET", "env.pair", { GOOGLE_CLIENT_ID: "1" }],
    ["FACEBOOK_CLIENT_ID", "env.pair", { FACEBOOK_CLIENT_SECRET: "1" }],
    ["GCS_CREDENTIALS", "env.pair", { GCS_BUCKET: "a" }],
    ["S3_ACCESS_KEY_ID", "env.bucketKeys", { S3_BUCKET: "a" }],
    [
      "GCS_BUCKET",
      "env.oneStore",
      {
        S3_BUCKET: "a",
        S3_ACCESS_KEY_ID: "a",
        S3_SECRET_ACCESS_KEY: "a",
        GCS_BUCKET: "a",
        GCS_CREDENTIALS: "{}",
      },
    ],
    ["ENCRYPTION_KEYS", "env.encryptionKeysMissing", { ...live, ENCRYPTION_KEYS: "" }],
    ["SANDBOX", "env.outsideProduction", { ...live, SANDBOX: "on" }],
    ["WHATSAPP_WEB_URL", "env.outsideProduction", { ...live, WHATSAPP_WEB_URL: "ws://localhost:1" }],
    ["META_GRAPH_URL", "env.httpsUrl", { ...live, META_GRAPH_URL: "http://graph.example.com" }],
    ["META_GRAPH_URL", "env.httpsUrl", { ...live, META_GRAPH_URL: "http://127.0.0.1.example.com" }],
    ["LIVE_URL", "env.wssUrl", { ...live, LIVE_URL: "ws://live.example.com" }],
  ];
  test.each(wrong)("%s: %s", (variable, problem, source) => {
    const error = failure(source);
    expect(error.variable).toBe(variable);
    expect(error.problem).toBe(problem as EnvError["problem"]);
    expect(error.message).toContain(`${variable}=`);
    expect(error.message.split("\n")).toHaveLength(2);
    expect(error.message).not.toMatch(/[{}]/);
  });

  test("no value is repeated, because it may be a secret", () => {
    expect(failure({ ENCRYPTION_KEYS: "a:hunter2" }).message).not.toContain("hunter2");
  });
});

test(".env.example lists every variable", async () => {
  const listed = (await Bun.file(new URL("../../../.env.example", import.meta.url)).text()).matchAll(
    /^#? ?([A-Z][A-Z0-9_]+)=/gm,
  );
  expect([...listed].map(([, name]) => name).sort()).toEqual(Object.keys(envExamples).sort());
});

describe("defaults", () => {
  test("nothing set is the embedded default", () => {
    const env = parseEnv({});
    expect(env).toMatchObject({
      production: false,
      port: 3000,
      livePort: 3001,
      sandboxPort: 3002,
      host: "127.0.0.1",
      trustedProxies: 0,
      sandbox: true,
      signup: "open",
      appUrl: "http://localhost:3000",
      liveUrl: "ws://localhost:3001",
      databaseUrl: undefined,
      encryptionKeys: [],
      workerRoles: ["jobs", "senders", "sessions", "live"],
    });
    expect(env.meta.graphUrl).toBe("https://graph.facebook.com");
    expect(env.dataDir).toMatch(/\/\.data$/);
  });

  test("an empty value is an unset one", () => expect(parseEnv({ PORT: " ", SANDBOX: "" }).port).toBe(3000));

  test("addresses follow the ports", () =>
    expect(parseEnv({ PORT: "4500", LIVE_PORT: "4501" })).toMatchObject({
      appUrl: "http://localhost:4500",
      liveUrl: "ws://localhost:4501",
    }));

  test.each(["0.0.0.0", "::", "localhost", "web-1.internal"])("it may answer at %s", (HOST) =>
    expect(parseEnv({ HOST, TRUSTED_PROXIES: "2" })).toMatchObject({ host: HOST, trustedProxies: 2 }),
  );

  test("what DATA_DIR holds fills the gaps and never makes a production", () => {
    const env = parseEnv(
      { NODE_ENV: "production" },
      { databaseUrl: "postgresql://a:b@127.0.0.1:5/c", encryptionKeys: key("local", 7) },
    );
    expect(env).toMatchObject({
      production: false,
      sandbox: true,
      databaseUrl: "postgresql://a:b@127.0.0.1:5/c",
    });
    expect(env.encryptionKeys[0]?.id).toBe("local");
  });
});

describe("production", () => {
  test("is closed and has no sandbox", () =>
    expect(parseEnv(live)).toMatchObject({ production: true, signup: "closed", sandbox: false }));

  test("loopback addresses are valid", () => {
    const local = {
      META_GRAPH_URL: "http://localhost:4502/",
      APP_URL: "http://127.0.0.1:4500",
      LIVE_URL: "ws://[::1]:4501",
    };
    expect(parseEnv({ ...live, ...local })).toMatchObject({
      appUrl: "http://127.0.0.1:4500",
      liveUrl: "ws://[::1]:4501",
      meta: { graphUrl: "http://localhost:4502" },
    });
  });

  test("the first key encrypts and the verify token follows it", () => {
    const one = parseEnv({ ...live, ENCRYPTION_KEYS: `${key("b", 2)}, ${key("a", 1)}` });
    expect(one.encryptionKeys.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(one.meta.verifyToken).toHaveLength(24);
    expect(one.meta.verifyToken).not.toBe(parseEnv(live).meta.verifyToken);
  });

  test("each database address falls back to the owner's", () => {
    const app = "postgresql://web:x@pool.example.com/mia";
    const direct = "postgresql://mia:x@direct.example.com/mia";
    expect(parseEnv({ ...live, APP_DATABASE_URL: app })).toMatchObject({
      appDatabaseUrl: app,
      directDatabaseUrl: app,
      ownerDatabaseUrl: live.DATABASE_URL,
    });
    expect(parseEnv({ ...live, APP_DATABASE_URL: app, DIRECT_DATABASE_URL: direct })).toMatchObject({
      appDatabaseUrl: app,
      directDatabaseUrl: direct,
      ownerDatabaseUrl: direct,
    });
  });
});

function failure(source: Record<string, string>): EnvError {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
  throw new Error("it was accepted");
}
