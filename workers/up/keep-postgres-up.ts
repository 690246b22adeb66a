import { sayBoth } from "~/platform/env/say-both";
import type { EmbeddedPostgres } from "../database/embedded-postgres";

const LOOK_EVERY_MS = 500;

/** Starts the database again when it is gone, as after a kill -9. Answers how to stop looking. */
export function keepPostgresUp(postgres: EmbeddedPostgres, log: string): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy || postgres.isRunning()) return;
    busy = true;
    console.error(sayBoth("start.databaseFell", { log }));
    try {
      await postgres.restart();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    } finally {
      busy = false;
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
