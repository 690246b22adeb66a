import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "~/platform/env/start-error";
import type { PostgresHome } from "./postgres-home";

const MAJOR_VERSION = "18";

/** Makes the cluster if there is none; a first start that was killed half-way leaves nothing that is taken for one. */
export function initCluster({ binaries, cluster, user, record }: PostgresHome, fsync: boolean): void {
  if (existsSync(cluster)) {
    checkVersion(cluster);
    return;
  }
  const draft = `${cluster}.new`;
  const passwordFile = join(dirname(cluster), `.password-${process.pid}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, record.password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(join(binaries, "bin", "initdb"), argumentsFor(draft, passwordFile, fsync), {
    ...user,
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env.PATH, TZ: "UTC" },
  });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw notMade(draft, `${made.stderr}${made.stdout}`);
  renameSync(draft, cluster);
}

function argumentsFor(cluster: string, passwordFile: string, fsync: boolean): string[] {
  return [
    ...["-D", cluster, "-U", "mia", `--pwfile=${passwordFile}`, "-A", "scram-sha-256"],
    // Sorts like C everywhere, and knows upper and lower case of all letters.
    ...["--encoding=UTF8", "--locale-provider=builtin", "--locale=C", "--builtin-locale=C.UTF-8"],
    // The password is 192 random bits: rounds of hashing would only slow every connection.
    ...["--set", "scram_iterations=1"],
    ...(fsync ? [] : ["--no-sync"]),
  ];
}

function checkVersion(cluster: string) {
  const found = readVersion(cluster);
  if (found === MAJOR_VERSION) return;
  throw new StartError("database.otherVersion", { folder: cluster, found, expected: MAJOR_VERSION });
}

function readVersion(cluster: string): string {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES") throw new StartError("database.otherOwner", { folder: cluster });
    if (code === "ENOENT") return "?";
    throw error;
  }
}

function notMade(cluster: string, output: string): StartError {
  rmSync(cluster, { recursive: true, force: true });
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return new StartError("database.diskFull", { folder: dirname(cluster), free: 0, needed: 200 });
  }
  const lines = output.trim().split("\n").slice(-5).join("\n");
  return new StartError("database.noStart", { log: "initdb", lines });
}
