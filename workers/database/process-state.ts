import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a living process, or null when it is gone or a zombie that nobody has collected. */
export function commandOf(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): string | null {
  try {
    // A zombie's command line is empty.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
  } catch {
    return null;
  }
}

function fromPs(pid: number): string | null {
  const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  const command = stdout?.trim();
  return command && !command.includes("<defunct>") ? command : null;
}
