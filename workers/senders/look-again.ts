/** Runs `look` at once and again `everyMs` after each run has ended. → stops, and resolves when no run is under way */
export function lookAgain(look: () => Promise<void>, everyMs: number): () => Promise<void> {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function next() {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look().finally(next);
    }, everyMs);
  }
  let looking = look().finally(next);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await looking;
  };
}
