import type { Database } from "~/platform/db/database.server";
import { checkHealth } from "~/platform/health/check-health.server";

/** /health of a worker: the same parts as the web's. */
export const workerHealth = (database: Database) => checkHealth(database);
