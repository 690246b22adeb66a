import { commandOf } from "../database/process-state";

const PATIENCE_MS = 2000;

/**
 * Waits for the processes of a start that was killed: they are stopping by themselves, and still hold our ports. One that
 * takes long is killed, which nothing of ours minds. A pid that is somebody else's by now is let alone.
 */
export async function endOrphans(pids: readonly number[]): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  const left = () => pids.filter((pid) => commandOf(pid)?.includes("stop-with-parent.ts"));
  while (left().length && Date.now() < giveUpAt) await Bun.sleep(20);
  for (const pid of left()) process.kill(pid, "SIGKILL");
  while (left().length) await Bun.sleep(20);
}
