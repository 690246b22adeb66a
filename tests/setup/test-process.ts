import { randomBytes } from "node:crypto";
import { type AppProcess, setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { parseEnv } from "~/platform/env/env";
import { createLogger } from "~/platform/logger/logger";
import type { TestDatabase } from "./test-database";

const key = `test:${randomBytes(32).toString("base64")}`;

/** What an entry opens, for a test: this database, one throw-away key, silence. */
export function openTestProcess(test: TestDatabase, source: Record<string, string> = {}): AppProcess {
  const env = parseEnv({ ENCRYPTION_KEYS: key, DATABASE_URL: test.url, ...source });
  const process: AppProcess = {
    env,
    database: test.database,
    secrets: createSecretBox(env.encryptionKeys),
    logger: createLogger("test", Bun.env.TEST_LOG ?? "silent"),
    clock: systemClock,
  };
  setAppProcess(process);
  return process;
}
