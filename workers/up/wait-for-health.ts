import { StartError } from "~/platform/env/start-error";
import { lastLines } from "./log-file";
import type { Supervised } from "./supervise";

const PATIENCE_SECONDS = 60;
const FALLS_THAT_ARE_ENOUGH = 3;

/** Waits until a process answers 200 on its /health. @throws StartError with its last words when it does not come. */
export async function waitForHealth(
  child: Supervised,
  port: number,
  isStopping: () => boolean,
): Promise<void> {
  const { name, logFile: log } = child.plan;
  const giveUpAt = Date.now() + PATIENCE_SECONDS * 1000;
  while (!isStopping() && !(await isHealthy(port))) {
    if (child.recentFalls() >= FALLS_THAT_ARE_ENOUGH) {
      throw new StartError("start.keepsFalling", { name, log, lines: lastLines(log) });
    }
    if (Date.now() > giveUpAt) {
      throw new StartError("start.notHealthy", {
        name,
        log,
        seconds: PATIENCE_SECONDS,
        lines: lastLines(log),
      });
    }
    await Bun.sleep(50);
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
