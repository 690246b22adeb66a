import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { until } from "../setup/until";

export interface PgBouncer {
  /** The same database, through the pooler. */
  url: string;
  /** One statement straight through it, as nobody of ours. */
  ask(text: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const PLACES = [
  "/usr/sbin/pgbouncer",
  "/usr/bin/pgbouncer",
  "/usr/local/bin/pgbouncer",
  "/opt/homebrew/bin/pgbouncer",
];
const isRoot = process.getuid?.() === 0;

/** Debian's PgBouncer, installed when we may. */
export async function findPgBouncer(): Promise<{ binary: string } | { missing: string }> {
  const here = () => PLACES.find((place) => existsSync(place));
  const known = here();
  if (known) return { binary: known };
  if (!isRoot || !existsSync("/usr/bin/apt-get"))
    return { missing: "PgBouncer is not installed, and only root on Debian can install it here" };
  const install = Bun.spawn(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "pgbouncer"], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
  });
  await install.exited;
  const installed = here();
  return installed ? { binary: installed } : { missing: "apt-get could not install PgBouncer" };
}

function freePort(): number {
  const server = Bun.listen({ port: 0, hostname: "127.0.0.1", socket: { data() {} } });
  const { port } = server;
  server.stop(true);
  return port;
}

/** In front of one database, in transaction mode, with two server connections for everybody. Runs as nobody. */
export async function startPgBouncer(binary: string, databaseUrl: string): Promise<PgBouncer> {
  const target = new URL(databaseUrl);
  const name = target.pathname.slice(1);
  const port = freePort();
  const folder = mkdtempSync(join(tmpdir(), "mia-pgbouncer-"));
  chmodSync(folder, 0o755);
  const user = decodeURIComponent(target.username);
  const password = target.password ? ` password=${decodeURIComponent(target.password)}` : "";
  writeFileSync(
    join(folder, "pgbouncer.ini"),
    `[databases]
${name} = host=${target.hostname} port=${target.port || 5432} dbname=${name} user=${user}${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
    { mode: 0o644 },
  );
  const drop = isRoot ? ["-u", "nobody"] : [];
  const child = Bun.spawn([binary, ...drop, join(folder, "pgbouncer.ini")], {
    cwd: folder,
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
  });
  const pooled = new URL(databaseUrl);
  pooled.hostname = "127.0.0.1";
  pooled.port = String(port);
  const ask = async (text: string) => {
    const client = new pg.Client(pooled.toString());
    client.on("error", () => {});
    try {
      await client.connect();
      return (await client.query(text)).rows[0] as Record<string, unknown>;
    } finally {
      await client.end().catch(() => {});
    }
  };
  await until(() =>
    ask("SELECT 1").then(
      () => true,
      () => false,
    ),
  );
  return {
    url: pooled.toString(),
    ask,
    async stop() {
      child.kill("SIGKILL");
      await child.exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
