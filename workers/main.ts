import { hostname } from "node:os";
import { type AppProcess, setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { assertAesGcm } from "~/platform/crypto/assert-aes-gcm";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { createLogger } from "~/platform/logger/logger";
import { startRoles } from "./start-roles";

const env = loadEnvOrExit();
assertAesGcm();
const logger = createLogger("worker", process.env.LOG_LEVEL ?? "info");
// Bun queues requests beyond its cap silently, and a lane's pace would no longer be ours.
if (Number(process.env.BUN_CONFIG_MAX_HTTP_REQUESTS ?? 256) < 1_024) {
  logger.warn(
    "BUN_CONFIG_MAX_HTTP_REQUESTS is under 1024: many fast numbers on one worker will wait for each other",
  );
}
const database = openDatabase({
  url: env.appDatabaseUrl,
  directUrl: env.directDatabaseUrl,
  poolSize: 12,
});
const app: AppProcess = {
  env,
  database,
  secrets: createSecretBox(env.encryptionKeys),
  logger,
  clock: systemClock,
};
setAppProcess(app);
const roles = await startRoles(app, `${hostname()}:${process.pid}:${crypto.randomUUID().slice(0, 8)}`);
console.log(`Worker: ${env.workerRoles.join(", ")}`);

let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  await roles.stop();
  await database.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
