import { type Env, parseEnv } from "./env";
import { EnvError } from "./env-error";
import { envExamples } from "./env-examples";
import { readLocalSecrets } from "./local-secrets.server";

/** The environment of a process that talks to the database. */
export interface RunningEnv extends Env {
  databaseUrl: string;
  appDatabaseUrl: string;
  ownerDatabaseUrl: string;
  directDatabaseUrl: string;
  vectorDatabaseUrl: string;
}

let loaded: RunningEnv | undefined;

/**
 * This process's environment, read once. On the embedded default the database's address and the keys come from DATA_DIR,
 * where `bun start` left them.
 * @throws EnvError
 */
export function loadEnv(): RunningEnv {
  loaded ??= read(process.env);
  return loaded;
}

/** For entries: prints the sentence and ends the process with 1 instead of throwing. */
export function loadEnvOrExit(): RunningEnv {
  try {
    return loadEnv();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

function read(source: Record<string, string | undefined>): RunningEnv {
  const first = parseEnv(source);
  const local = first.production ? {} : readLocalSecrets(first.dataDir);
  const env = parseEnv(source, local);
  if (!env.databaseUrl) {
    throw new EnvError("DATABASE_URL", "env.databaseNotStarted", envExamples.DATABASE_URL);
  }
  return env as RunningEnv;
}
