const LOOK_EVERY_MS = 250;

/**
 * `bun start` and `npx` put processes of their own above us, and not all of them hand a signal on. Once the one above is
 * gone, nobody can stop us any more: then we stop. Started directly, whoever started us may leave.
 */
export function watchWrapper(stop: () => void): void {
  if (!process.env.npm_lifecycle_event && !process.env.MIA_WRAPPED) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
}
