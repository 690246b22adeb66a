import type { LiveFact } from "./live-fact";
import { type LiveMessage, RENEW_CODE } from "./live-message";

export interface LiveListener {
  onFacts(facts: LiveFact[]): void;
  /** Something may have been missed: refetch. */
  onGap(): void;
  /** From here on it hears everything: what changed between the page's own data and now, it has not heard. */
  onReady?(): void;
}

export interface LiveConnectionOptions {
  /** Asks the web process for a ticket. → the address to open; null = nobody is logged in, so give up */
  address(): Promise<string | null>;
  open(address: string): WebSocket;
  /** Full jitter between 0 and 1. */
  random(): number;
}

const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 15_000;
/** A page change takes its listeners away and brings others: the socket stays open meanwhile. */
const LINGER_MS = 5_000;

/**
 * One socket for all listeners of a tab: opened with the first, closed some time after the last, and opened again with
 * growing, jittered waits whenever it is lost; then every listener is told to refetch.
 */
export function createLiveConnection({ address, open, random }: LiveConnectionOptions) {
  const listeners = new Set<LiveListener>();
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let failures = 0;
  /** It was ready before: what comes next is a gap and not a beginning. */
  let wasReady = false;
  let ready = false;

  async function connect() {
    clearTimeout(timer);
    if (busy || socket || listeners.size === 0) return;
    busy = true;
    const target = await address().catch(() => undefined);
    busy = false;
    if (target === null || listeners.size === 0) return;
    if (target === undefined) return retry();
    const next = open(target);
    socket = next;
    next.onopen = () => {
      failures = 0;
    };
    next.onmessage = ({ data }) => hear(String(data));
    next.onclose = ({ code }) => {
      if (socket !== next) return;
      socket = undefined;
      ready = false;
      if (code === RENEW_CODE) connect();
      else retry();
    };
  }

  function retry() {
    failures += 1;
    const most = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    timer = setTimeout(connect, most * (0.5 + 0.5 * random()));
  }

  function hear(text: string) {
    const message = JSON.parse(text) as LiveMessage;
    const begins = "ready" in message && !wasReady;
    if ("ready" in message) ready = wasReady = true;
    for (const listener of listeners) {
      if ("facts" in message) listener.onFacts(message.facts);
      else if (begins) listener.onReady?.();
      else listener.onGap();
    }
  }

  function closeWhenIdle() {
    if (listeners.size > 0) return;
    clearTimeout(timer);
    const idle = socket;
    socket = undefined;
    ready = wasReady = false;
    idle?.close();
  }

  return {
    /** → stops listening */
    listen(listener: LiveListener): () => void {
      listeners.add(listener);
      connect();
      if (ready) queueMicrotask(() => listeners.has(listener) && listener.onReady?.());
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) setTimeout(closeWhenIdle, LINGER_MS);
      };
    },
    /** The network is back: do not wait. */
    wake() {
      failures = 0;
      connect();
    },
  };
}
