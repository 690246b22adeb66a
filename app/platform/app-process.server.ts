import type { Clock } from "./clock/clock";
import type { SecretBox } from "./crypto/secret-box";
import type { Database } from "./db/database.server";
import type { Env } from "./env/env";
import type { Logger } from "./logger/logger";

/** What one process of ours has open. Made once by its entry; loaders, procedures, webhooks and jobs take it from here. */
export interface AppProcess {
  readonly env: Env;
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly logger: Logger;
  readonly clock: Clock;
}

let current: AppProcess | undefined;

export function setAppProcess(process: AppProcess): void {
  current = process;
}

export function appProcess(): AppProcess {
  if (!current) throw new Error("The process is not open yet: setAppProcess was not called");
  return current;
}
