import { join } from "node:path";

export interface WorkerProcess {
  readonly pid: number;
  /** As `kill -SIGNAL pid`; resolves at once. */
  signal(name: NodeJS.Signals): void;
  /** kill -9, and gone when it resolves. */
  kill(): Promise<void>;
  alive(): boolean;
  /** What it said, for a failing test. */
  said(): string;
}

/** A real worker, by its own entry. Nothing of our environment leaks in but the path. */
export function startWorker(env: Record<string, string>): WorkerProcess {
  const { PATH, HOME } = process.env;
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "../../workers/main.ts")], {
    cwd: join(import.meta.dir, "../.."),
    env: { PATH, HOME, LOG_LEVEL: "info", ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    void (async () => {
      const decoder = new TextDecoder();
      for await (const part of stream as unknown as AsyncIterable<Uint8Array>)
        said += decoder.decode(part, { stream: true });
    })().catch(() => {});
  }
  return {
    pid: child.pid,
    signal: (name) => child.kill(name),
    async kill() {
      child.kill("SIGKILL");
      await child.exited;
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
  };
}
