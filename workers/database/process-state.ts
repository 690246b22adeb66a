import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a living process, or null when it is gone or a zombie that nobody has collected. */
export function commandOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  if (process.platform !== "linux") return askPs(pid, "command=");
  // A zombie's command line is empty.
  return read(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim() || null;
}

/** A living process's own command line and its parent's pid. */
export function parentOf(pid: number): { command: string; parent: number } | null {
  const command = commandOf(pid);
  if (!command) return null;
  const status =
    process.platform === "linux" ? read(`/proc/${pid}/status`)?.match(/^PPid:\s*(\d+)/m)?.[1] : null;
  return { command, parent: Number(status ?? askPs(pid, "ppid=") ?? 0) };
}

/** Cheap enough to ask several times a second. */
export function isAlive(pid: number): boolean {
  if (process.platform === "linux") return commandOf(pid) !== null;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function askPs(pid: number, field: string): string | null {
  const { stdout } = spawnSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" });
  const answer = stdout?.trim();
  return answer && !answer.includes("<defunct>") ? answer : null;
}
