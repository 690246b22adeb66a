import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "#/workers/database/embedded-postgres";
import { commandOf } from "#/workers/database/process-state";
import { holdOn, runStart, type StartProcess } from "./start-process";

const PORTS = { PORT: "4510", LIVE_PORT: "4511", SANDBOX_PORT: "4512" };
const SLOW_MS = 90_000;
const isRoot = process.getuid?.() === 0;

let home: string;
const running: StartProcess[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "mia-start-"));
  chmodSync(home, 0o755);
});

afterAll(async () => {
  for (const start of running) start.signal("SIGTERM");
  await Promise.all(running.map((start) => start.exited));
  rmSync(home, { recursive: true, force: true });
});

function start(dataDir: string, env: Record<string, string> = {}): StartProcess {
  const started = runStart({ ...PORTS, DATA_DIR: dataDir, ...env });
  running.push(started);
  return started;
}

const folder = (name: string) => join(home, name);
const pidAt = async (port: string) => Number(await (await fetch(`http://127.0.0.1:${port}/pid`)).text());
const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[0]);

describe("what stops the start is one sentence, in both languages, and exit code 1", () => {
  test.each([
    [
      "a wrong variable",
      { DATABASE_URL: "mysql://localhost/mia" },
      /DATABASE_URL must be the address of a Postgres/,
    ],
    ["a wrong port", { PORT: "http" }, /PORT must be a whole number/],
    ["two equal ports", { LIVE_PORT: "4510" }, /LIVE_PORT and PORT have the same port 4510/],
    [
      "production without keys",
      { NODE_ENV: "production", DATABASE_URL: "postgresql://a:b@127.0.0.1:4599/c" },
      /ENCRYPTION_KEYS is missing and production needs it/,
    ],
    [
      "the sandbox in production",
      { NODE_ENV: "production", DATABASE_URL: "postgresql://a:b@127.0.0.1:4599/c", SANDBOX: "on" },
      /SANDBOX must not be used in production/,
    ],
  ])("%s", async (_, env, sentence) => {
    const started = start(folder("refused"), env);
    expect(await started.exited).toBe(1);
    expect(started.said()).toMatch(sentence);
    expect(started.said()).not.toContain("    at ");
    expect(existsSync(folder("refused/postgres"))).toBe(false);
  });

  test.each([["PORT"], ["LIVE_PORT"], ["SANDBOX_PORT"]] as const)("%s in use", async (variable) => {
    const other = Bun.serve({
      port: Number(PORTS[variable]),
      hostname: "127.0.0.1",
      fetch: () => new Response(),
    });
    const started = start(folder("port"));
    expect(await started.exited).toBe(1);
    expect(started.said()).toContain(`Port ${PORTS[variable]} (${variable}) is already used`);
    await other.stop(true);
  });

  test("a data folder that is a file", async () => {
    writeFileSync(folder("file"), "");
    const started = start(folder("file"));
    expect(await started.exited).toBe(1);
    expect(started.said()).toContain("is not a folder");
  });

  test("a data folder that cannot be written to", async () => {
    // Modes do not bind root; the kernel's own tree does.
    const closedFolder = isRoot ? "/sys/kernel/mia" : folder("read-only");
    if (!isRoot) mkdirSync(closedFolder, { mode: 0o555 });
    const started = start(closedFolder);
    expect(await started.exited).toBe(1);
    expect(started.said()).toContain("cannot be written to");
  });

  test(
    "a data folder of another Postgres",
    async () => {
      mkdirSync(folder("old/postgres"), { recursive: true });
      writeFileSync(folder("old/postgres/PG_VERSION"), "15\n");
      const started = start(folder("old"));
      expect(await started.exited).toBe(1);
      expect(started.said()).toContain("is of Postgres 15, and this one is 18");
    },
    SLOW_MS,
  );
});

test(
  "up: secrets are private, a second start is refused, fallen processes come back, SIGTERM leaves nothing",
  async () => {
    const dataDir = folder("whole");
    const first = start(dataDir);
    await first.until(/Ready: http:\/\/localhost:4510/);
    for (const file of ["secrets.json", "postgres.json", "database.json"]) {
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
    }

    const second = start(dataDir);
    expect(await second.exited).toBe(1);
    expect(second.said()).toContain("already running at http://localhost:4510");

    for (const [name, port] of [
      ["web", PORTS.PORT],
      ["worker", PORTS.LIVE_PORT],
      ["sandbox", PORTS.SANDBOX_PORT],
    ] as const) {
      const before = await pidAt(port);
      process.kill(before, "SIGKILL");
      await first.until(new RegExp(`The process ${name} fell`));
      expect(await untilAnswers(() => pidAt(port))).not.toBe(before);
    }

    process.kill(postmasterOf(dataDir), "SIGKILL");
    await first.until(/The embedded database fell/);

    const pids = [first.pid, ...(await Promise.all(Object.values(PORTS).map(pidAt)))];
    first.signal("SIGTERM");
    expect(await first.exited).toBe(0);
    expect(pids.filter((pid) => commandOf(pid))).toEqual([]);
    expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
    expect(existsSync(join(dataDir, "database.json"))).toBe(false);
  },
  SLOW_MS,
);

test(
  "kill -9 of the parent: its processes stop by themselves, the database is taken over by the next start",
  async () => {
    const dataDir = folder("whole");
    const first = start(dataDir);
    await first.until(/Ready:/);
    const database = postmasterOf(dataDir);
    const secrets = readFileSync(join(dataDir, "secrets.json"), "utf8");
    const held = await Promise.all(Object.values(PORTS).map(holdOn));
    first.signal("SIGKILL");
    await Promise.all(held.map(({ gone }) => gone));

    const second = start(dataDir);
    await second.until(/Ready:/);
    expect(postmasterOf(dataDir)).toBe(database);
    expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).toBe(secrets);
    second.signal("SIGINT");
    expect(await second.exited).toBe(0);
    expect(commandOf(database)).toBeNull();
  },
  SLOW_MS,
);

test(
  "kill -9 of the parent and a start at once: nobody waits for a port",
  async () => {
    const dataDir = folder("whole");
    const first = start(dataDir);
    await first.until(/Ready:/);
    const pids = await Promise.all(Object.values(PORTS).map(pidAt));
    first.signal("SIGKILL");
    const second = start(dataDir);
    await second.until(/Ready:/);
    expect(pids.filter((pid) => commandOf(pid))).toEqual([]);
    second.signal("SIGTERM");
    const third = start(dataDir);
    await third.until(/Ready:/);
    third.signal("SIGTERM");
    expect(await third.exited).toBe(0);
  },
  SLOW_MS,
);

test(
  "SIGTERM in the middle of the first start leaves nothing, and the next start is whole",
  async () => {
    const dataDir = folder("early");
    const first = start(dataDir);
    await first.until(/Updating the database/);
    first.signal("SIGTERM");
    expect(await first.exited).toBe(0);
    expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
    const second = start(dataDir);
    await second.until(/Ready:/);
    second.signal("SIGTERM");
    expect(await second.exited).toBe(0);
  },
  SLOW_MS,
);

test(
  "kill -9 in the middle of the first migration: the next start finishes it",
  async () => {
    const dataDir = folder("killed");
    const first = start(dataDir);
    await first.until(/Updating the database/);
    first.signal("SIGKILL");
    await first.exited;
    const second = start(dataDir);
    await second.until(/Ready:/);
    second.signal("SIGTERM");
    expect(await second.exited).toBe(0);
  },
  SLOW_MS,
);

test(
  "with DATABASE_URL no embedded database is touched, and production has no sandbox",
  async () => {
    const own = await startEmbeddedPostgres({ dataDir: folder("own"), fsync: false });
    const dataDir = folder("served");
    const served = start(dataDir, { DATABASE_URL: own.url });
    await served.until(/Ready:/);
    served.signal("SIGTERM");
    expect(await served.exited).toBe(0);

    const keys = `a:${Buffer.alloc(32, 1).toString("base64")}`;
    const live = start(dataDir, { DATABASE_URL: own.url, NODE_ENV: "production", ENCRYPTION_KEYS: keys });
    await live.until(/Ready:/);
    await expect(fetch(`http://127.0.0.1:${PORTS.SANDBOX_PORT}/health`)).rejects.toThrow();
    live.signal("SIGTERM");
    expect(await live.exited).toBe(0);
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    expect(own.isRunning()).toBe(true);
    await own.stop("immediate");
  },
  SLOW_MS,
);

test.if(isRoot)(
  "as root in a folder that only root can enter, the database lives where its user reaches it",
  async () => {
    mkdirSync(folder("closed"), { mode: 0o700 });
    const dataDir = folder("closed/data");
    const first = start(dataDir);
    await first.until(/Ready:/);
    const { outside } = JSON.parse(readFileSync(join(dataDir, "postgres.json"), "utf8")) as {
      outside: string;
    };
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
    expect(statSync(join(outside, "cluster")).uid).not.toBe(0);
    first.signal("SIGTERM");
    expect(await first.exited).toBe(0);

    const second = start(dataDir);
    await second.until(/Ready:/);
    second.signal("SIGTERM");
    expect(await second.exited).toBe(0);
    expect(readdirSync(outside)).toContain("cluster");
    rmSync(outside, { recursive: true });
  },
  SLOW_MS,
);

/** Asks again until there is an answer; the test's own time bounds it. */
async function untilAnswers<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((next) => setImmediate(next));
    }
  }
}
