/** Runs in the page: clocks for what a person feels. Given to addInitScript, so it stands alone. */
export function pageClock(): void {
  const longest = { interactionMs: 0, taskMs: 0, interaction: "" };
  const observe = (type: string, see: (entry: PerformanceEntry) => void, options: object) => {
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, ...options });
  };
  observe(
    "event",
    (entry) => {
      if (!(entry as PerformanceEntry & { interactionId?: number }).interactionId) return;
      if (entry.duration <= longest.interactionMs) return;
      const { processingStart, processingEnd } = entry as PerformanceEventTiming;
      longest.interactionMs = entry.duration;
      const [waited, worked] = [processingStart - entry.startTime, processingEnd - processingStart];
      longest.interaction = `${entry.name}: waited ${Math.round(waited)}, worked ${Math.round(worked)}`;
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
      /** Clicks a link and waits until the box shows the text, and until that frame is out. */
      switchTo: (href: string, box: string, text: string) =>
        new Promise<Switched>((resolve, reject) => {
          const link = document.querySelector<HTMLElement>(`a[href^="${href}"]`);
          if (!link) return reject(new Error(`no link to ${href}`));
          const startMs = performance.now();
          const since = () => performance.now() - startMs;
          const late = setTimeout(() => reject(new Error(`${text} never came`)), 10_000);
          const look = () => {
            if (!shows(box, text)) return;
            const thereMs = since();
            watch.disconnect();
            clearTimeout(late);
            painted(() => resolve({ thereMs, shownMs: since() }));
          };
          const watch = new MutationObserver(look);
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
          link.click();
          look();
        }),
      /** A frame in which nearly nothing changes: what this machine takes for any. → ms */
      frame: () =>
        new Promise<number>((resolve) => {
          const startMs = performance.now();
          document.body.toggleAttribute("data-frame");
          painted(() => resolve(performance.now() - startMs));
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

/** Milliseconds from the click until the text stands in the document, and until the frame with it is out. */
export interface Switched {
  thereMs: number;
  shownMs: number;
}

export interface Feel {
  longest: {
    interactionMs: number;
    taskMs: number;
    /** Which one was the slowest: milliseconds until it was heard, and of its handlers; the rest was drawing. */
    interaction: string;
  };
  switchTo(href: string, box: string, text: string): Promise<Switched>;
  frame(): Promise<number>;
  shownAt(box: string, text: string): Promise<number>;
}
