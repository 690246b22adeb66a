import { isAlive, parentOf } from "../database/process-state";

const LOOK_EVERY_MS = 250;
/**
 * `npm exec bun@1.4.5 start`, `/usr/bin/bun start`, and npm's own `sh -c "bun" start`. A person's shell that merely
 * mentions them (`bash -c 'npx … start &'`) is none: it may leave in peace.
 */
const WRAPPER =
  /^(\S*\/)?(bun|bunx|npx|npm|node \S*np[mx]\S*)(\s|$)|^(\S*\/)?sh -c ["']?(\S*\/)?bun["']?(\s[^&;|<>\n]*)?$/;

/**
 * `bun start` and `npx` put processes of their own above us (npm, sh, bun), and not all of them hand a signal on. Once one
 * of them is gone, Ctrl-C cannot reach us any more: then we stop. A shell or service above those may leave in peace.
 */
export function watchWrapper(stop: () => void): void {
  const wrappers = wrappersAbove(process.ppid);
  if (!wrappers.length) return;
  const timer = setInterval(() => {
    if (wrappers.every(isAlive)) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
}

function wrappersAbove(pid: number): number[] {
  const above = parentOf(pid);
  if (!above || !WRAPPER.test(above.command)) return [];
  return [pid, ...wrappersAbove(above.parent)];
}
