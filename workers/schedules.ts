import { scheduleConnectionChecks } from "~/features/connections/schedule-connection-checks.server";
import { scheduleTemplateSyncs } from "~/features/templates/schedule-template-syncs.server";
import type { AppProcess } from "~/platform/app-process.server";

const CONNECTION_CHECK_MS = 10 * 60_000;
const TEMPLATE_SYNC_MS = 60 * 60_000;

/** What happens by the clock. Every worker may run them: the jobs have keys, so that each is queued once. */
export function startSchedules({ database, logger }: AppProcess): { stop(): Promise<void> } {
  const checks = setInterval(
    () =>
      scheduleConnectionChecks(database).catch((error) =>
        logger.warn({ error: String(error) }, "connection checks were not queued"),
      ),
    CONNECTION_CHECK_MS,
  );
  const syncs = setInterval(
    () =>
      scheduleTemplateSyncs(database).catch((error) =>
        logger.warn({ error: String(error) }, "template syncs were not queued"),
      ),
    TEMPLATE_SYNC_MS,
  );
  return {
    async stop() {
      clearInterval(checks);
      clearInterval(syncs);
    },
  };
}
