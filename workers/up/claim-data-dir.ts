import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { holdLock } from "../database/hold-lock";

/**
 * Says that everything runs on this DATA_DIR, at this address; until `release`, or until this process is gone.
 * @throws StartError naming the address of the one that runs already.
 */
export function claimDataDir(dataDir: string, url: string): { release(): void } {
  const lock = holdLock(join(dataDir, "start.lock"));
  const note = join(dataDir, "running.json");
  if (!lock) throw new StartError("start.alreadyRunning", { url: readUrl(note) ?? url });
  writeFileSync(note, `${JSON.stringify({ url })}\n`, { mode: 0o600 });
  return lock;
}

function readUrl(note: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(note, "utf8")) as { url?: string }).url;
  } catch {
    return undefined;
  }
}
