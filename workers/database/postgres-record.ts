import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "~/platform/env/start-error";

/** What has to be remembered of an embedded database: `DATA_DIR/postgres.json`, mode 0600. */
export interface PostgresRecord {
  password: string;
  /** The port of the last start, taken again while it is free. */
  port?: number;
  /** Where the cluster lives when the server's user cannot enter DATA_DIR. */
  outside?: string;
}

export function readPostgresRecord(dataDir: string): PostgresRecord {
  try {
    return JSON.parse(readFileSync(pathIn(dataDir), "utf8")) as PostgresRecord;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES") throw new StartError("database.otherOwner", { folder: dataDir });
    if (code !== "ENOENT") throw error;
    return writePostgresRecord(dataDir, { password: randomBytes(24).toString("base64url") });
  }
}

export function writePostgresRecord(dataDir: string, record: PostgresRecord): PostgresRecord {
  const draft = `${pathIn(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, pathIn(dataDir));
  return record;
}

const pathIn = (dataDir: string) => join(dataDir, "postgres.json");
