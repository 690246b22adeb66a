import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

/** Whom the database server runs as; undefined = as ourselves. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/**
 * Postgres refuses to run as root. Then: whoever owns the cluster already, else the system's `postgres`, else `nobody`.
 */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner?.uid) return { uid: owner.uid, gid: owner.gid };
  return findUser("postgres") ?? findUser("nobody") ?? { uid: 65_534, gid: 65_534 };
}

/** Whether that user gets into the folder: tried for real, because modes, ACLs and mounts all have a say. */
export function canEnter(folder: string, user: ServerUser): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" && ls . > /dev/null', "sh", folder], { ...user, cwd: "/" })
      .status === 0
  );
}

function findUser(name: string): ServerUser | undefined {
  const line = readFileSync("/etc/passwd", "utf8").match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m"));
  return line && Number(line[1]) > 0 ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined;
}
