import { randomBytes } from "node:crypto";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { parseEnv } from "~/platform/env/env";
import { createLogger } from "~/platform/logger/logger";

export const benchKeys = `bench:${randomBytes(32).toString("base64")}`;

/** Opens the benchmark's own process on a database, and says with which environment its children must run. */
export function openBenchProcess(url: string) {
  const variables = { DATABASE_URL: url, ENCRYPTION_KEYS: benchKeys };
  const env = parseEnv(variables);
  const database = openDatabase({ url, directUrl: url, poolSize: 8 });
  const app = {
    env,
    database,
    secrets: createSecretBox(env.encryptionKeys),
    logger: createLogger("bench", "warn"),
    clock: systemClock,
  };
  setAppProcess(app);
  return { app, variables };
}
