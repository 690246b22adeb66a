export interface PageTimes {
  /** Milliseconds. */
  p50: number;
  p99: number;
  calls: number;
}

const pauseMs = 50;

/** Asks for the first page of contacts, about twenty times a second, until told to stop. */
export function measurePages(url: string, key: string): { stop(): Promise<PageTimes> } {
  const input = encodeURIComponent(JSON.stringify({ filter: {}, size: 50 }));
  const address = `${url}api/trpc/contacts.list?input=${input}`;
  const times: number[] = [];
  let stopped = false;
  const asking = (async () => {
    while (!stopped) {
      const started = performance.now();
      const response = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`contacts.list answered ${response.status}`);
      times.push(performance.now() - started);
      await Bun.sleep(pauseMs);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await asking;
      times.sort((one, other) => one - other);
      const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
      return { p50: at(0.5), p99: at(0.99), calls: times.length };
    },
  };
}
