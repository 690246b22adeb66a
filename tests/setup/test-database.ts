import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrateDatabase } from "#/workers/database/migrate-database";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { Actor, CompanyContext } from "~/platform/db/company-types";
import { type Database, openDatabase } from "~/platform/db/database.server";
import { openJobs } from "~/platform/jobs/open-jobs.server";
import { createLogger } from "~/platform/logger/logger";

/** A Postgres for tests: tests/run.ts starts one and names it here. */
const server = process.env.TEST_POSTGRES_URL ?? "postgres://postgres@127.0.0.1:5499/postgres";

function templateName(): string {
  const hash = createHash("sha256");
  const root = join(import.meta.dir, "../../prisma");
  for (const file of readdirSync(join(root, "migrations"), { recursive: true }).map(String).sort()) {
    if (file.endsWith(".sql")) hash.update(readFileSync(join(root, "migrations", file)));
  }
  hash.update(readFileSync(join(root, "roles.sql")));
  hash.update(readFileSync(join(import.meta.dir, "../../app/platform/jobs/queues.ts")));
  return `mia_template_${hash.digest("hex").slice(0, 12)}`;
}

const at = (database: string) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
};

async function ensureTemplate(admin: pg.Client): Promise<string> {
  const name = templateName();
  await admin.query("SELECT pg_advisory_lock(811_001)");
  try {
    const { rowCount } = await admin.query("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate", [
      name,
    ]);
    if (rowCount) return name;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    await migrateDatabase({ url: at(name) });
    await admin.query(`ALTER DATABASE ${name} WITH is_template true`);
    return name;
  } finally {
    await admin.query("SELECT pg_advisory_unlock(811_001)");
  }
}

export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
  /** A new company and its context. */
  company(name?: string, actor?: Actor): Promise<CompanyContext>;
  /** A second context of a company, as somebody else. */
  as(companyId: string, actor: Actor): CompanyContext;
  /** Straight as the administrator, past every wall: for looking, in tests only. */
  admin: pg.Pool;
  close(): Promise<void>;
}

const SYSTEM: Actor = { kind: "system", task: "test" };

/** A database of its own, cloned from a migrated template in about 50 ms. Close it in afterAll. */
export async function openTestDatabase(options: { jobs?: boolean } = {}): Promise<TestDatabase> {
  const maintenance = new pg.Client(server);
  await maintenance.connect();
  const template = await ensureTemplate(maintenance);
  const name = `mia_test_${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;
  await maintenance.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY WAL_LOG`);
  const url = at(name);
  const database = openDatabase({ url, directUrl: url, poolSize: 8 });
  if (options.jobs) await openJobs(database, createLogger("test", "silent"), "enqueue");
  const admin = new pg.Pool({ connectionString: url, max: 2 });
  admin.on("error", () => {});
  const as = (companyId: string, actor: Actor) => createCompanyContext(database, { companyId, actor });
  return {
    url,
    database,
    admin,
    as,
    async company(name = "Casa Aurora", actor = SYSTEM) {
      const context = as(Bun.randomUUIDv7(), actor);
      await context.transaction(({ db }) =>
        db.company.createMany({ data: [{ id: context.companyId, name }] }),
      );
      return context;
    },
    async close() {
      await database.close();
      await admin.end();
      await maintenance.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await maintenance.end();
    },
  };
}
