// The live server of a worker, alone.
import { startLiveServer } from "#/workers/live/live-server";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { createLogger } from "~/platform/logger/logger";

const env = loadEnvOrExit();
const database = openDatabase({ url: env.appDatabaseUrl, directUrl: env.directDatabaseUrl });
const logger = createLogger("live", "warn");
setAppProcess({ env, database, secrets: createSecretBox(env.encryptionKeys), logger, clock: systemClock });
const server = await startLiveServer({ port: 0, database, env, logger });
await server.ready;
console.log(`Server: ws://127.0.0.1:${server.port}`);
