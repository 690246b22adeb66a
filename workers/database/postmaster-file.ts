import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandOf } from "./process-state";

export interface Postmaster {
  pid: number;
  port: number;
  /** As Postgres writes it: `starting`, `ready`, `stopping`. */
  status: string;
}

/**
 * The server that runs on this cluster, by the file it keeps there (PostgreSQL docs, "postmaster.pid"). A file left by a
 * server that is gone, or copied along with the folder from another, counts as none.
 */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(join(cluster, "postmaster.pid"));
  const pid = Number(lines[0]);
  if (!lines.length || !commandOf(pid)?.includes(cluster)) return null;
  return { pid, port: Number(lines[3]), status: lines[7]?.trim() || "starting" };
}

/** Takes away the file of a server that is gone, whose pid may belong to somebody else by now. */
export function dropStalePostmasterFile(cluster: string): void {
  if (!findPostmaster(cluster)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch {
    return [];
  }
}
