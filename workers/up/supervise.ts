import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { join } from "node:path";
import { openLog } from "./log-file";

export interface ChildPlan {
  name: string;
  command: string[];
  env: Record<string, string | undefined>;
  logFile: string;
  /** true = shows what it says in this terminal instead of the log. */
  aloud: boolean;
}

export interface Supervised {
  readonly plan: ChildPlan;
  readonly pid: number | undefined;
  start(): void;
  /** How often it has fallen in the last minute. */
  recentFalls(): number;
  /** SIGTERM, then SIGKILL after `graceMs`. Never comes back afterwards. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
}

export interface ChildEvents {
  onLaunch(): void;
  onFall(backoffMs: number, fallsInAMinute: number): void;
}

const MINUTE_MS = 60_000;
const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;
const preload = join(import.meta.dir, "stop-with-parent.ts");

/**
 * Keeps a process of ours alive: starts it again when it falls, later and later while it keeps falling. It lives in a
 * session of its own, so that Ctrl-C reaches only us and the order of stopping is ours.
 */
export function supervise(plan: ChildPlan, events: ChildEvents): Supervised {
  const falls: number[] = [];
  let child: ChildProcess | undefined;
  let stopping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const recent = () => falls.filter((at) => at > Date.now() - MINUTE_MS).length;
  const start = () => {
    child = launch(plan);
    child.once("exit", fallen);
    events.onLaunch();
  };
  const fallen = () => {
    if (stopping) return;
    falls.push(Date.now());
    if (falls.length > 100) falls.shift();
    const backoffMs = Math.min(FIRST_BACKOFF_MS * 2 ** (recent() - 1), LONGEST_BACKOFF_MS);
    timer = setTimeout(start, backoffMs);
    events.onFall(backoffMs, recent());
  };
  return {
    plan,
    start,
    get pid() {
      return child && isAlive(child) ? child.pid : undefined;
    },
    recentFalls: recent,
    kill: () => void child?.kill("SIGKILL"),
    async stop(graceMs) {
      stopping = true;
      clearTimeout(timer);
      const last = child;
      if (!last || !isAlive(last)) return;
      const gone = new Promise<void>((done) => last.once("exit", () => done()));
      last.kill("SIGTERM");
      const late = setTimeout(() => last.kill("SIGKILL"), graceMs);
      await gone;
      clearTimeout(late);
    },
  };
}

function launch({ command, env, logFile, aloud }: ChildPlan): ChildProcess {
  const log = aloud ? undefined : openLog(logFile);
  const [program = "", ...words] = command;
  const child = spawn(program, program === process.execPath ? ["--preload", preload, ...words] : words, {
    env: env as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["pipe", log ?? "inherit", log ?? "inherit"],
  });
  if (log !== undefined) closeSync(log);
  child.once("error", () => {});
  child.stdin?.once("error", () => {});
  return child;
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
