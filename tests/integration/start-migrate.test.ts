import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#/workers/database/embedded-postgres";
import { migrateDatabase } from "#/workers/database/migrate-database";
import { JOB_QUEUES } from "~/platform/jobs/queues";

// A server of its own: roles belong to the whole server, and here they are made for the first time.
let server: EmbeddedPostgres;
let admin: pg.Client;
const dataDir = mkdtempSync(join(tmpdir(), "mia-migrate-"));
const SLOW_MS = 60_000;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir, fsync: false });
  admin = new pg.Client(server.url);
  await admin.connect();
  for (const statement of [
    "CREATE ROLE plain LOGIN PASSWORD 'x'",
    "CREATE ROLE careful LOGIN CREATEROLE PASSWORD 'x'",
    "CREATE ROLE web LOGIN PASSWORD 'x'",
    "CREATE DATABASE plain OWNER plain",
    "CREATE DATABASE careful OWNER careful",
    "CREATE DATABASE whole",
  ]) {
    await admin.query(statement);
  }
}, SLOW_MS);

afterAll(async () => {
  await admin.end();
  await server.destroy();
});

function at(database: string, user?: string, password = "x"): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  if (user) Object.assign(url, { username: user, password });
  return url.toString();
}

async function as<Answer>(url: string, act: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

test("an owner who may not create roles is told what to run", async () => {
  const failure = migrateDatabase({ url: at("plain", "plain") });
  await expect(failure).rejects.toThrow('ALTER ROLE "plain" CREATEROLE');
});

test("a wrong password is not waited for", async () => {
  await expect(migrateDatabase({ url: at("careful", "careful", "wrong") })).rejects.toThrow(
    "refused the log-in",
  );
});

test("a database that does not exist is not waited for", async () => {
  await expect(migrateDatabase({ url: at("absent") })).rejects.toThrow("refused the log-in");
});

test(
  "two at once, by an owner who is no superuser: one applies, the other finds it done",
  async () => {
    const options = { url: at("careful", "careful"), appUser: "web" };
    const both = await Promise.all([migrateDatabase(options), migrateDatabase(options)]);
    expect(both.map((applied) => applied.length > 0).sort()).toEqual([false, true]);
    expect(await migrateDatabase(options)).toEqual([]);
  },
  SLOW_MS,
);

test(
  "a second database of the same server, by a superuser",
  async () => expect((await migrateDatabase({ url: at("whole") })).length).toBeGreaterThan(0),
  SLOW_MS,
);

test("an update this version does not know is not built upon", async () => {
  await as(at("whole"), (client) =>
    client.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
                  VALUES ('1', 'x', '29990101000000_future', now(), 1)`),
  );
  await expect(migrateDatabase({ url: at("whole") })).rejects.toThrow("29990101000000_future");
});

test("the app's separate log-in sees nothing as itself, and enqueues as mia_app in its own transaction", async () => {
  await as(at("careful", "web"), async (client) => {
    await expect(client.query("SELECT 1 FROM contact")).rejects.toThrow("permission denied");
    await client.query("BEGIN");
    await client.query("SET LOCAL ROLE mia_app");
    await client.query("INSERT INTO pgboss.job (name, data) VALUES ($1, '{}')", [JOB_QUEUES[0]?.name]);
    await client.query("ROLLBACK");
  });
});

test.each([
  ["mia_app", "INSERT INTO pgboss.queue (name) VALUES ('x')"],
  [
    "mia_app",
    "INSERT INTO pgboss.bam (name, version, status, table_name, command) VALUES ('x', 1, 'x', 'x', 'x')",
  ],
  ["mia_app", "DELETE FROM pgboss.job"],
  ["mia_jobs", "SELECT 1 FROM contact"],
  ["mia_lookup", "SELECT data FROM pgboss.job"],
])("%s may not: %s", async (role, statement) => {
  await as(at("careful"), async (client) => {
    await client.query(`SET ROLE ${role}`);
    await expect(client.query(statement)).rejects.toThrow("permission denied");
  });
});

test("every queue is there", async () => {
  const { rows } = await as(at("careful"), (client) => client.query("SELECT name FROM pgboss.queue"));
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(JOB_QUEUES.map(({ name }) => name)));
});
