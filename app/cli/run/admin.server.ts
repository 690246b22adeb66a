import { createPasswordReset } from "~/features/auth/create-password-reset.server";
import { createCompany } from "~/features/companies/create-company.server";
import { rotateSecrets } from "~/features/connections/rotate-secrets.server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { type Database, openDatabase } from "~/platform/db/database.server";
import { loadEnv, type RunningEnv } from "~/platform/env/load-env.server";
import { AppError } from "~/platform/errors/app-error";
import { createLogger } from "~/platform/logger/logger";
import type { Handler } from "../call";
import { readDemo } from "../find-server";
import { Refusal } from "../refusal";

const KEY_NAME = "mia";

export const createCompanyByOperator: Handler = ({ required, locale, say }) =>
  onServer(async (database) => {
    const { companyId, userId, apiKey } = await createCompany(
      database,
      { name: required("name"), email: required("email"), password: required("password"), locale },
      { apiKeyName: KEY_NAME, allowExistingUser: true },
    ).catch((error: unknown) => {
      const taken = error instanceof AppError && error.messageKey === "auth.errors.cannotSignUp";
      throw taken ? new Refusal("cli.errors.accountExists", { email: required("email") }) : error;
    });
    const made = { companyId, userId, apiKey: apiKey! };
    return { json: made, text: say("cli.admin.companyCreated", { name: required("name"), ...made }) };
  });

export const resetPassword: Handler = ({ required, say }) =>
  onServer(async (database, env) => {
    const email = required("email").trim().toLowerCase();
    const reset = await createPasswordReset(database, email);
    if (!reset) throw new Refusal("cli.errors.noAccount", { email });
    const url = addressOf(env) + reset.path;
    return {
      json: { email, url, expiresAt: reset.expiresAt },
      text: say("cli.admin.resetLink", { email, url }),
    };
  });

export const rotateKeys: Handler = ({ say }) =>
  onServer(async () => {
    const counted = await rotateSecrets();
    return { json: counted, text: say("cli.admin.keysRotated", counted) };
  });

/** On the embedded default, the start may have been given another port than this command. */
function addressOf({ appUrl, dataDir }: RunningEnv): string {
  if (process.env.APP_URL || process.env.DATABASE_URL) return appUrl;
  return readDemo(dataDir)?.url ?? appUrl;
}

/** Opens this process's own database, as an operator on the server, and closes it. */
async function onServer<Result>(
  work: (database: Database, env: RunningEnv) => Promise<Result>,
): Promise<Result> {
  const env = loadEnv();
  const database = openDatabase({ url: env.appDatabaseUrl, directUrl: env.directDatabaseUrl, poolSize: 2 });
  const logger = createLogger("mia", "silent");
  setAppProcess({ env, database, secrets: createSecretBox(env.encryptionKeys), logger, clock: systemClock });
  try {
    return await work(database, env);
  } catch (error) {
    throw isUnreachable(error) ? new Refusal("cli.errors.databaseSilent") : error;
  } finally {
    await database.close();
  }
}

const UNREACHABLE = /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|timeout exceeded when trying to connect/;

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof Error && UNREACHABLE.test(`${(error as NodeJS.ErrnoException).code} ${error.message}`)
  );
}
