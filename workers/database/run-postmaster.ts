import { spawn } from "node:child_process";
import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "~/platform/env/start-error";
import type { PostgresHome } from "./postgres-home";
import { postgresSettings } from "./postgres-settings";
import { dropStalePostmasterFile, findPostmaster, type Postmaster } from "./postmaster-file";

const LOG_LIMIT_BYTES = 10 * 2 ** 20;
const START_LIMIT_MS = 60_000;

export interface PostmasterOptions {
  port: number;
  fsync: boolean;
  /** Its log goes to a file, not to a pipe: the server outlives a killed parent. */
  logFile: string;
}

/**
 * Starts the server in a session of its own (a Ctrl-C meant for us must not reach it first) and waits until it is ready.
 * After a crash the old server's last processes may hold its memory for a moment, so a refusal is tried again.
 */
export async function runPostmaster(home: PostgresHome, options: PostmasterOptions): Promise<Postmaster> {
  const giveUpAt = Date.now() + START_LIMIT_MS;
  for (let attempt = 1; ; attempt++) {
    dropStalePostmasterFile(home.cluster);
    const from = logSize(options.logFile);
    const ready = await launch(home, options, giveUpAt);
    if (ready) return ready;
    const output = readFileSync(options.logFile).subarray(from).toString();
    const mayPass = /pre-existing shared memory block|lock file .* already exists/.test(output);
    if (!mayPass || attempt > 40) throw refusal(output, home, options);
    await Bun.sleep(250);
  }
}

/** Waits until the server of a cluster has the wanted state, or is gone (null). */
export async function waitForPostmaster(
  cluster: string,
  wanted: (found: Postmaster | null) => boolean,
  giveUpAt: number,
): Promise<Postmaster | null> {
  for (;;) {
    const found = findPostmaster(cluster);
    if (wanted(found)) return found;
    if (Date.now() > giveUpAt) throw new Error(`Postgres is still ${found?.status ?? "absent"}`);
    await Bun.sleep(10);
  }
}

async function launch(
  { binaries, cluster, user }: PostgresHome,
  options: PostmasterOptions,
  giveUpAt: number,
) {
  const log = openSync(options.logFile, "a", 0o600);
  if (fstatSync(log).size > LOG_LIMIT_BYTES) ftruncateSync(log);
  const child = spawn(
    join(binaries, "bin", "postgres"),
    ["-D", cluster, ...postgresSettings(options.port, options.fsync)],
    {
      ...user,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log, log],
      env: { PATH: process.env.PATH, TZ: "UTC" },
    },
  );
  closeSync(log);
  let gone = false;
  child.once("exit", () => {
    gone = true;
  });
  child.once("error", () => {
    gone = true;
  });
  child.unref();
  const found = await waitForPostmaster(cluster, (now) => gone || now?.status === "ready", giveUpAt);
  return gone ? null : found;
}

function logSize(path: string): number {
  try {
    const size = Bun.file(path).size;
    return size > LOG_LIMIT_BYTES ? 0 : size;
  } catch {
    return 0;
  }
}

function refusal(
  output: string,
  { cluster }: PostgresHome,
  { port, logFile }: PostmasterOptions,
): StartError {
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartError("database.diskFull", { folder: cluster, free: 0, needed: 200 });
  }
  if (/could not bind .* address/.test(output)) return new StartError("database.portInUse", { port });
  if (/Permission denied|wrong ownership/.test(output)) {
    return new StartError("database.otherOwner", { folder: cluster });
  }
  return new StartError("database.noStart", {
    log: logFile,
    lines: output.trim().split("\n").slice(-5).join("\n"),
  });
}
