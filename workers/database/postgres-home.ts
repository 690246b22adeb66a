import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "~/platform/env/start-error";
import { postgresBinaries } from "./postgres-binaries";
import { type PostgresRecord, readPostgresRecord, writePostgresRecord } from "./postgres-record";
import { canEnter, type ServerUser, serverUser } from "./server-user";

export interface PostgresHome {
  /** Holds `bin`, `lib`, `share`. */
  binaries: string;
  /** Postgres's own data folder. */
  cluster: string;
  user: ServerUser | undefined;
  record: PostgresRecord;
}

/**
 * Where binaries and data are, so that the server's user reaches both. Started as root in a folder that only root can
 * enter, both move to a folder under /var/lib, named in DATA_DIR/postgres.json.
 */
export function postgresHome(dataDir: string): PostgresHome {
  const record = readPostgresRecord(dataDir);
  const inside = join(dataDir, "postgres");
  const user = serverUser(record.outside ? join(record.outside, "cluster") : inside);
  if (!user) return { binaries: postgresBinaries(), cluster: inside, user, record };
  if (record.outside) return outsideHome(dataDir, record.outside, user, record);
  if (canEnter(dataDir, user)) {
    return { binaries: reachableBinaries(dataDir, user), cluster: inside, user, record };
  }
  const outside = makeOutside(user);
  if (existsSync(inside)) copyWhole(inside, join(outside, "cluster"));
  const moved = writePostgresRecord(dataDir, { ...record, outside });
  rmSync(inside, { recursive: true, force: true });
  return outsideHome(dataDir, outside, user, moved);
}

function outsideHome(
  dataDir: string,
  outside: string,
  user: ServerUser,
  record: PostgresRecord,
): PostgresHome {
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  claimOutside(realpathSync(dataDir), outside);
  return { binaries: reachableBinaries(outside, user), cluster: join(outside, "cluster"), user, record };
}

function makeOutside(user: ServerUser): string {
  const name = `master-ia-${randomBytes(6).toString("hex")}`;
  for (const parent of ["/var/lib", "/var/tmp"]) {
    const folder = join(parent, name);
    try {
      mkdirSync(folder, { mode: 0o755 });
      if (canEnter(folder, user)) return folder;
      rmSync(folder, { recursive: true });
    } catch {
      // Read-only or absent here; the next may do.
    }
  }
  throw new StartError("database.noRoom");
}

/** A DATA_DIR that was copied names its original's database: two programs on one would ruin it. A moved one is fine. */
function claimOutside(dataDir: string, outside: string) {
  const note = join(outside, "belongs-to.txt");
  const original = existsSync(note) ? readFileSync(note, "utf8").trim() : dataDir;
  if (original !== dataDir && existsSync(join(original, "postgres.json"))) {
    throw new StartError("database.copied", { folder: dataDir, original, cluster: outside });
  }
  writeFileSync(note, `${dataDir}\n`);
}

function reachableBinaries(base: string, user: ServerUser): string {
  const own = postgresBinaries();
  if (canEnter(join(own, "bin"), user)) return own;
  const { version } = JSON.parse(readFileSync(join(dirname(own), "package.json"), "utf8")) as {
    version: string;
  };
  const copy = join(base, `postgres-${version}`);
  if (!existsSync(copy)) copyWhole(own, copy);
  return copy;
}

function copyWhole(from: string, to: string) {
  const draft = `${to}.new`;
  rmSync(draft, { recursive: true, force: true });
  const { status, stderr } = spawnSync("cp", ["-a", from, draft], { encoding: "utf8" });
  if (status !== 0) throw new Error(`copying ${from} to ${to}: ${stderr}`);
  renameSync(draft, to);
}
