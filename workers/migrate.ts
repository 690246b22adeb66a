import { loadEnvOrExit } from "~/platform/env/load-env.server";
import { sayBoth } from "~/platform/env/say-both";
import { StartError } from "~/platform/env/start-error";
import { generateClient } from "./database/generate-client";
import { migrateDatabase } from "./database/migrate-database";

const env = loadEnvOrExit();
try {
  await generateClient();
  const appUser = decodeURIComponent(new URL(env.appDatabaseUrl).username);
  const applied = await migrateDatabase({
    url: env.ownerDatabaseUrl,
    appUser,
    log: (name) => console.log(`+ ${name}`),
  });
  console.log(sayBoth("start.migrated", { count: applied.length }));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
