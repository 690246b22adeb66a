import type { Made } from "./make-webhooks";

export interface Posted {
  seconds: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  refused: number;
}

/**
 * Posts everything over so many connections, one request at a time on each, as a carrier does. Bare sockets: on two cores
 * the client must cost as little as it can. With `eventsPerSecond`, no faster than that.
 */
export async function postAll(
  port: number,
  made: Made,
  options: { connections: number; eventsPerSecond?: number },
): Promise<Posted> {
  const startMs = performance.now();
  const latencies: number[] = [];
  let next = 0;
  let sent = 0;
  let refused = 0;

  const one = () =>
    new Promise<void>((resolve, reject) => {
      let askedMs = 0;
      let answer = "";
      let socket: Bun.Socket | undefined;
      const ask = () => {
        const at = next++;
        if (at >= made.requests.length) {
          socket?.end();
          resolve();
          return;
        }
        sent += made.events[at]!;
        const dueMs = options.eventsPerSecond ? startMs + (sent / options.eventsPerSecond) * 1000 : 0;
        const waitMs = dueMs - performance.now();
        const go = () => {
          askedMs = performance.now();
          write(made.requests[at]!);
        };
        if (waitMs > 1) setTimeout(go, waitMs);
        else go();
      };
      let rest: Buffer | undefined;
      const write = (bytes: Buffer) => {
        const written = socket!.write(bytes);
        rest = written < bytes.length ? bytes.subarray(written) : undefined;
      };
      Bun.connect({
        hostname: "127.0.0.1",
        port,
        socket: {
          open(opened) {
            socket = opened;
            ask();
          },
          drain() {
            if (rest) write(rest);
          },
          data(_socket, bytes) {
            answer += bytes.toString("latin1");
            const head = answer.indexOf("\r\n\r\n");
            if (head < 0) return;
            const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
            if (answer.length < head + 4 + length) return;
            if (!answer.startsWith("HTTP/1.1 200")) refused += 1;
            answer = "";
            latencies.push(performance.now() - askedMs);
            ask();
          },
          error: (_socket, error) => reject(error),
          close() {},
        },
      }).catch(reject);
    });

  await Promise.all(Array.from({ length: options.connections }, one));
  const seconds = (performance.now() - startMs) / 1000;
  latencies.sort((a, b) => a - b);
  const share = (part: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]!;
  return {
    seconds: Number(seconds.toFixed(2)),
    perSecond: Math.round(made.total / seconds),
    p50Ms: Number(share(0.5).toFixed(1)),
    p99Ms: Number(share(0.99).toFixed(1)),
    refused,
  };
}
