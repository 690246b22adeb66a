import { readFileSync } from "node:fs";
import type { Subprocess } from "bun";

export interface Child {
  readonly process: Subprocess<"ignore", "pipe", "inherit">;
  /** Resolves with the first line that matches. */
  line(pattern: RegExp): Promise<string>;
  /** Largest resident memory since the start, MB (VmHWM). */
  peakMegabytes(): number;
  /** User and system time since the start, in seconds. */
  cpuSeconds(): number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts one of our own entries as a process of its own. */
export function startChild(script: string, env: Record<string, string>, args: string[] = []): Child {
  const child = Bun.spawn([process.execPath, script, ...args], {
    env: { ...process.env, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  });
  const lines: string[] = [];
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];
  void (async () => {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of child.stdout as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        for (const wait of [...waiting]) if (wait.pattern.test(line)) wait.resolve(line);
      }
    }
  })();
  return {
    process: child,
    line(pattern) {
      const known = lines.find((line) => pattern.test(line));
      if (known !== undefined) return Promise.resolve(known);
      return new Promise((resolve, reject) => {
        waiting.push({ pattern, resolve });
        void child.exited.then((code) => reject(new Error(`${script} ended with ${code}`)));
      });
    },
    peakMegabytes() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    cpuSeconds: () => cpuSecondsOf(child.pid),
    async stop(signal = "SIGTERM") {
      if (child.exitCode === null) child.kill(signal);
      await child.exited;
    },
  };
}

/** Linux counts in hundredths of a second. */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
