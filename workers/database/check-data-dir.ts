import { accessSync, constants, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "~/platform/env/start-error";

/**
 * Makes the folder and shows, before anything is half done, that it can be written to and has room. Uses nothing that has
 * to be installed.
 * @throws StartError with the sentence for the person at the terminal.
 */
export function checkDataDir(folder: string, neededMegabytes: number): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) throw new StartError("database.notAFolder", { folder });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, "x", { mode: 0o600 });
    rmSync(probe);
  } catch (error) {
    throw explained(error, folder, neededMegabytes);
  }
  const free = freeMegabytes(folder);
  if (free < neededMegabytes)
    throw new StartError("database.diskFull", { folder, free, needed: neededMegabytes });
}

function explained(error: unknown, folder: string, needed: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return new StartError("database.readOnly", { folder });
  if (code === "EEXIST" || code === "ENOTDIR") return new StartError("database.notAFolder", { folder });
  if (code === "ENOSPC" || code === "EDQUOT")
    return new StartError("database.diskFull", { folder, free: 0, needed });
  return error;
}

function freeMegabytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / 2 ** 20);
}
