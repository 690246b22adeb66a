import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { holdLock } from "../database/hold-lock";

/** What one `start` tells the next about itself: `DATA_DIR/running.json`. */
export interface RunningNote {
  url: string;
  /** Its processes, to be looked for when it was killed. */
  pids: number[];
  stopping: boolean;
}

export interface Claim {
  /** What the last start left; after a kill -9 its processes may still be there. */
  readonly last: RunningNote | undefined;
  tell(change: Partial<RunningNote>): void;
  release(): void;
}

// Long enough for a start whose terminal has just been closed to notice that; and for one that is stopping to end.
const NOTICE_MS = 1500;
const STOP_MS = 20_000;

/**
 * Says that everything runs on this DATA_DIR, at this address; until `release`, or until this process is gone.
 * @throws StartError naming the address of the one that runs already.
 */
export async function claimDataDir(dataDir: string, url: string): Promise<Claim> {
  const path = join(dataDir, "running.json");
  const lock = await waitForLock(join(dataDir, "start.lock"), path, url);
  let note: RunningNote = { url, pids: [], stopping: false };
  const last = readNote(path);
  return {
    last,
    tell(change) {
      note = { ...note, ...change };
      writeFileSync(`${path}.new`, `${JSON.stringify(note)}\n`, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    release: lock.release,
  };
}

async function waitForLock(file: string, notePath: string, url: string) {
  const from = Date.now();
  for (;;) {
    const lock = holdLock(file);
    if (lock) return lock;
    const other = readNote(notePath);
    if (Date.now() - from > (other?.stopping ? STOP_MS : NOTICE_MS)) {
      throw new StartError("start.alreadyRunning", { url: other?.url ?? url });
    }
    await Bun.sleep(50);
  }
}

function readNote(path: string): RunningNote | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as RunningNote;
  } catch {
    return undefined;
  }
}
