import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { StartError } from "~/platform/env/start-error";
import { runPrisma } from "./run-prisma";

const folder = join(import.meta.dir, "../../prisma/migrations");

interface Applied {
  migration_name: string;
  finished: boolean;
}

/**
 * Applies what is pending through Prisma's own command line; asks the database first, because starting that takes a
 * second. Answers the names applied.
 */
export async function applyMigrations(client: pg.Client, url: string): Promise<string[]> {
  const known = readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")));
  const applied = await readApplied(client);
  const newer = applied.find(({ migration_name }) => !known.includes(migration_name));
  if (newer) throw new StartError("database.migrationMissing", { name: newer.migration_name });
  const finished = new Set(applied.filter((row) => row.finished).map((row) => row.migration_name));
  const pending = known.filter((name) => !finished.has(name)).sort();
  if (!pending.length) return [];
  if (applied.some((row) => !row.finished)) await forgetUnfinished(client);
  const { ok, output } = await runPrisma(["migrate", "deploy"], url);
  if (!ok) throw refusal(output, url);
  return pending;
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!rows[0]?.there) return [];
  const applied = await client.query<Applied>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return applied.rows;
}

/**
 * Prisma refuses to go on after a migration that never finished. Ours are sent as one message, which Postgres runs as one
 * transaction: one that was killed half-way has left nothing, and we hold the lock that says nobody is at it now.
 */
async function forgetUnfinished(client: pg.Client) {
  await client.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
}

function refusal(output: string, url: string): StartError {
  if (/permission denied to create extension/.test(output)) {
    return new StartError("database.mayNotExtend", {
      variable: "DATABASE_URL",
      user: decodeURIComponent(new URL(url).username),
      reason: "permission denied",
    });
  }
  return new StartError("database.migrationFailed", { lines: output.split("\n").slice(-15).join("\n") });
}
