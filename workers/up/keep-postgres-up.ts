import { sayBoth } from "~/platform/env/say-both";
import type { EmbeddedPostgres } from "../database/embedded-postgres";

const LOOK_EVERY_MS = 500;
const PAUSE_AFTER_FAILURE_MS = 5000;

/** Starts the database again when it is gone, as after a kill -9 or a full disk. Answers how to stop looking. */
export function keepPostgresUp(postgres: EmbeddedPostgres, log: string): () => void {
  let busy = false;
  let notBefore = 0;
  let said = "";
  const say = (sentence: string) => {
    if (sentence !== said) console.error(sentence);
    said = sentence;
  };
  const timer = setInterval(async () => {
    if (busy || Date.now() < notBefore || postgres.isRunning()) return;
    busy = true;
    if (!said) say(sayBoth("start.databaseFell", { log }));
    try {
      await postgres.restart();
      said = "";
    } catch (error) {
      notBefore = Date.now() + PAUSE_AFTER_FAILURE_MS;
      say(error instanceof Error ? error.message : String(error));
    } finally {
      busy = false;
    }
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
