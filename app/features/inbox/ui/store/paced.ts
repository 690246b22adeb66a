/** Work that is asked for often and done now and then: at once the first time, never twice at a time, never forgotten. */
export function paced(leastMs: number, work: () => Promise<void>): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;
  let running = false;
  let again = false;
  const ask = () => {
    if (running) again = true;
    else timer ??= setTimeout(run, Math.max(0, lastMs + leastMs - performance.now()));
  };
  const run = async () => {
    timer = undefined;
    running = true;
    lastMs = performance.now();
    await work();
    running = false;
    if (!again) return;
    again = false;
    ask();
  };
  return { ask, stop: () => clearTimeout(timer) };
}
