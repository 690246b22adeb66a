import { Database } from "bun:sqlite";
import { chmodSync } from "node:fs";

/**
 * Takes a lock that the system itself releases when this process ends, however it ends: SQLite's exclusive lock on an
 * empty file. A file with a pid inside would outlive a kill -9, and its pid would some day be somebody else's.
 * Answers null when another process holds it.
 */
export function holdLock(path: string): { release(): void } | null {
  const file = new Database(path);
  try {
    file.run("PRAGMA journal_mode = MEMORY");
    file.run("BEGIN EXCLUSIVE");
    chmodSync(path, 0o600);
    return { release: () => file.close() };
  } catch (error) {
    file.close();
    if ((error as { code?: string }).code === "SQLITE_BUSY") return null;
    throw error;
  }
}
