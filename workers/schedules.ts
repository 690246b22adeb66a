import { scheduleConnectionChecks } from "~/features/connections/schedule-connection-checks.server";
import type { AppProcess } from "~/platform/app-process.server";

const CONNECTION_CHECK_MS = 10 * 60_000;

/** What happens by the clock. Every worker may run them: the jobs have keys, so that each is queued once. */
export function startSchedules({ database, logger }: AppProcess): { stop(): Promise<void> } {
  const checks = setInterval(
    () =>
      scheduleConnectionChecks(database).catch((error) =>
        logger.warn({ error: String(error) }, "connection checks were not queued"),
      ),
    CONNECTION_CHECK_MS,
  );
  return {
    async stop() {
      clearInterval(checks);
    },
  };
}
