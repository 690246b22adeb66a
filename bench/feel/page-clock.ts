/** Runs in the page: clocks for what a person feels. Given to addInitScript, so it stands alone. */
export function pageClock(): void {
  const longest = { interactionMs: 0, taskMs: 0 };
  const observe = (type: string, see: (entry: PerformanceEntry) => void, options: object) => {
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, ...options });
  };
  observe(
    "event",
    (entry) => {
      if (!(entry as PerformanceEntry & { interactionId?: number }).interactionId) return;
      longest.interactionMs = Math.max(longest.interactionMs, entry.duration);
    },
    { durationThreshold: 16 },
  );
  observe(
    "longtask",
    (entry) => {
      longest.taskMs = Math.max(longest.taskMs, entry.duration);
    },
    {},
  );
  const shows = (selector: string, text: string) => {
    const box = document.querySelector(selector);
    return box !== null && (box.textContent ?? "").includes(text);
  };
  const painted = (done: () => void) => requestAnimationFrame(() => setTimeout(done, 0));
  Object.assign(window, {
    feel: {
      longest,
      /** Clicks a link and waits until the box shows the text and the frame is out. → ms */
      switchTo: (href: string, box: string, text: string) =>
        new Promise<number>((resolve, reject) => {
          const link = document.querySelector<HTMLElement>(`a[href^="${href}"]`);
          if (!link) return reject(new Error(`no link to ${href}`));
          const startMs = performance.now();
          const look = () => {
            if (shows(box, text)) painted(() => resolve(performance.now() - startMs));
            else if (performance.now() - startMs > 10_000) reject(new Error(`${text} never came`));
            else requestAnimationFrame(look);
          };
          link.click();
          look();
        }),
      /** Resolves with the wall-clock time at which the box shows the text. */
      shownAt: (box: string, text: string) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (shows(box, text)) painted(() => resolve(Date.now()));
            else requestAnimationFrame(look);
          };
          look();
        }),
    },
  });
}

export interface Feel {
  longest: { interactionMs: number; taskMs: number };
  switchTo(href: string, box: string, text: string): Promise<number>;
  shownAt(box: string, text: string): Promise<number>;
}
