import { join } from "node:path";

/** A `start` under test: what it says so far, and how it ends. */
export interface StartProcess {
  readonly pid: number;
  said(): string;
  /** Settles once its output matches; rejects with all of it when it ends first. */
  until(words: RegExp): Promise<void>;
  readonly exited: Promise<number>;
  signal(name: NodeJS.Signals): void;
}

/** Runs `start` with stand-ins for its three processes, or another entry. Nothing of our own environment leaks in. */
export function runStart(env: Record<string, string>, entry = "start-with-fakes.ts"): StartProcess {
  const { PATH, HOME } = process.env;
  const child = Bun.spawn([process.execPath, join(import.meta.dir, entry)], {
    cwd: join(import.meta.dir, "../.."),
    env: { PATH, HOME, ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  let said = "";
  const listeners = new Set<() => void>();
  const read = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      said += decoder.decode(part.value, { stream: true });
      for (const listener of listeners) listener();
    }
  };
  const quiet = Promise.all([read(child.stdout), read(child.stderr)]);
  const exited = quiet.then(() => child.exited);
  return {
    pid: child.pid,
    said: () => said,
    exited,
    signal: (name) => child.kill(name),
    until: (words) =>
      new Promise((done, failed) => {
        const look = () => {
          if (!words.test(said)) return;
          listeners.delete(look);
          done();
        };
        listeners.add(look);
        look();
        exited.then((code) => failed(new Error(`ended with ${code} before ${words}:\n${said}`)));
      }),
  };
}

/** Takes hold of the stand-in that listens there; `gone` settles when that process is gone. */
export async function holdOn(port: string): Promise<{ gone: Promise<void> }> {
  const answer = await fetch(`http://127.0.0.1:${port}/hold`);
  return {
    gone: answer.text().then(
      () => {},
      () => {},
    ),
  };
}
