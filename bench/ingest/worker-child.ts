import { startApplier } from "#/workers/intake/start-applier";
import { startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import { setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import { createSecretBox } from "~/platform/crypto/secret-box";
import { openDatabase } from "~/platform/db/database.server";
import { parseEnv } from "~/platform/env/env";
import { createLogger } from "~/platform/logger/logger";

/** A worker that applies webhooks and, with `senders` as an argument, sends at the same time. */
const env = parseEnv(process.env);
const url = env.databaseUrl!;
const database = openDatabase({ url, directUrl: url, poolSize: 12 });
const logger = createLogger("worker", "warn");
setAppProcess({
  env,
  database,
  secrets: createSecretBox(env.encryptionKeys),
  logger,
  clock: systemClock,
});
startApplier({ database, logger, clock: systemClock });
if (process.argv.includes("senders")) startLaneSupervisor("bench:worker");
console.log("Worker: ready");
process.on("SIGINT", () => process.exit(0));
