import { scheduleConnectionChecks } from "~/features/connections/schedule-connection-checks.server";
import { clearUploads } from "~/features/imports/clear-uploads.server";
import { resumeImports } from "~/features/imports/resume-imports.server";
import { wakeConversations } from "~/features/inbox/wake-conversations.server";
import { clearUnusedUploads } from "~/features/media/clear-unused-uploads.server";
import { scheduleTemplateSyncs } from "~/features/templates/schedule-template-syncs.server";
import { clearOldRows } from "~/features/whatsapp/clear-old-rows.sql.server";
import type { AppProcess } from "~/platform/app-process.server";

const IMPORT_LOOK_MS = 30_000;
const CONNECTION_CHECK_MS = 10 * 60_000;
const TEMPLATE_SYNC_MS = 60 * 60_000;
const UPLOADS_CLEAR_MS = 24 * 60 * 60_000;
const UNUSED_FILES_CLEAR_MS = 60 * 60_000;
const LINK_ROWS_CLEAR_MS = 6 * 60 * 60_000;
const WAKE_MS = 10_000;

/** What happens by the clock. Every worker may run them: the jobs have keys, so that each is queued once. */
export function startSchedules(app: AppProcess): { stop(): Promise<void> } {
  const { database, logger } = app;
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
  // An import whose worker died goes on by itself, long before its job would expire.
  const resume = () =>
    resumeImports(app).catch((error) => logger.warn({ error: String(error) }, "imports were not looked at"));
  const imports = setInterval(resume, IMPORT_LOOK_MS);
  void resume();
  // At the start too: a worker may be restarted every day.
  const clear = () =>
    clearUploads(app).catch((error) => logger.warn({ error: String(error) }, "old uploads were not cleared"));
  const uploads = setInterval(clear, UPLOADS_CLEAR_MS);
  void clear();
  const clearFiles = () =>
    clearUnusedUploads(database, app.clock.now()).catch((error) =>
      logger.warn({ error: String(error) }, "files that were never sent were not cleared"),
    );
  const unused = setInterval(clearFiles, UNUSED_FILES_CLEAR_MS);
  void clearFiles();
  const forget = () =>
    clearOldRows(database).catch((error) =>
      logger.warn({ error: String(error) }, "old rows of linked numbers were not cleared"),
    );
  const linkRows = setInterval(forget, LINK_ROWS_CLEAR_MS);
  void forget();
  const wake = () =>
    wakeConversations(app).catch((error) =>
      logger.warn({ error: String(error) }, "conversations that were put off were not looked at"),
    );
  const sleepers = setInterval(wake, WAKE_MS);
  void wake();
  return {
    async stop() {
      clearInterval(sleepers);
      clearInterval(linkRows);
      clearInterval(unused);
      clearInterval(imports);
      clearInterval(uploads);
      clearInterval(checks);
      clearInterval(syncs);
    },
  };
}
