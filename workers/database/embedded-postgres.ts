import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { StartError } from "~/platform/env/start-error";
import { checkDataDir } from "./check-data-dir";
import { freePort, isPortFree } from "./free-port";
import { holdLock } from "./hold-lock";
import { initCluster } from "./init-cluster";
import { type PostgresHome, postgresHome } from "./postgres-home";
import { writePostgresRecord } from "./postgres-record";
import { findPostmaster, type Postmaster } from "./postmaster-file";
import { runPostmaster, waitForPostmaster } from "./run-postmaster";

export interface EmbeddedPostgresOptions {
  dataDir: string;
  /** Unset = the one of the last start, or any that is free. */
  port?: number;
  /** false = faster and unsafe against a power cut: for tests and benches. */
  fsync?: boolean;
  /** What must be free on the disk. */
  neededMegabytes?: number;
}

/** `fast` rolls open transactions back and shuts down in order; `immediate` is a crash without one (SIGQUIT). */
export type ShutdownMode = "fast" | "immediate";

export interface EmbeddedPostgres {
  /** The owner's log-in to the database `mia`. */
  readonly url: string;
  readonly pid: number;
  /** Whether a server that had outlived its parent was taken over. */
  readonly reused: boolean;
  isRunning(): boolean;
  /** Stops if it runs, and starts on the same port. */
  restart(mode?: ShutdownMode): Promise<void>;
  stop(mode?: ShutdownMode): Promise<void>;
  /** Stops, and removes all data and DATA_DIR itself: for tests and benches. */
  destroy(): Promise<void>;
}

const STOP_LIMIT_MS = 30_000;

/**
 * Starts Postgres 18 on DATA_DIR, or takes over one that still runs there after its parent was killed. It listens on
 * 127.0.0.1 only, with a password that DATA_DIR keeps.
 * @throws StartError with one sentence: folder, disk, version, port, owner, or another process that uses it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  checkDataDir(dataDir, options.neededMegabytes ?? 200);
  const lock = holdLock(join(dataDir, "postgres.lock"));
  if (!lock) throw new StartError("database.inUse", { folder: dataDir });
  try {
    return await open(dataDir, options, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function open(dataDir: string, options: EmbeddedPostgresOptions, release: () => void) {
  const { fsync = true } = options;
  const home = postgresHome(dataDir);
  initCluster(home, fsync);
  const survivor = await findSurvivor(home.cluster, options.port);
  const port = survivor?.port ?? (await choosePort(options.port, home.record.port));
  writePostgresRecord(dataDir, { ...home.record, port });
  const run = () => runPostmaster(home, { port, fsync, logFile: join(dataDir, "postgres.log") });
  let current = survivor ?? (await run());
  const urlOf = (database: string) =>
    `postgresql://mia:${home.record.password}@127.0.0.1:${port}/${database}`;
  await ensureDatabase(urlOf("postgres"));
  return {
    url: urlOf("mia"),
    get pid() {
      return current.pid;
    },
    reused: survivor !== null,
    isRunning: () => findPostmaster(home.cluster) !== null,
    async restart(mode: ShutdownMode = "fast") {
      await shutDown(home, mode);
      current = await run();
    },
    async stop(mode: ShutdownMode = "fast") {
      await shutDown(home, mode);
      release();
    },
    async destroy() {
      await shutDown(home, "immediate");
      release();
      for (const folder of [home.record.outside, dataDir]) {
        if (folder) rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** A server of this cluster that is alive; one on another port than the wanted is stopped first. */
async function findSurvivor(cluster: string, port: number | undefined): Promise<Postmaster | null> {
  const giveUpAt = Date.now() + STOP_LIMIT_MS;
  const found = await waitForPostmaster(cluster, (now) => !now || now.status === "ready", giveUpAt);
  if (!found || !port || found.port === port) return found;
  process.kill(found.pid, "SIGINT");
  return await waitForPostmaster(cluster, (now) => !now, giveUpAt);
}

async function choosePort(wanted: number | undefined, remembered: number | undefined): Promise<number> {
  if (!wanted) return freePort(remembered);
  if (!(await isPortFree(wanted))) throw new StartError("database.portInUse", { port: wanted });
  return wanted;
}

async function shutDown({ cluster }: PostgresHome, mode: ShutdownMode): Promise<void> {
  const found = findPostmaster(cluster);
  if (!found) return;
  process.kill(found.pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
  await waitForPostmaster(cluster, (now) => now?.pid !== found.pid, Date.now() + STOP_LIMIT_MS);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'mia'");
    if (!rowCount) await client.query("CREATE DATABASE mia");
  } finally {
    await client.end();
  }
}
