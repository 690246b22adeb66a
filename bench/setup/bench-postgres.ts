import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#/workers/database/embedded-postgres";
import { migrateDatabase } from "#/workers/database/migrate-database";

export interface BenchPostgres extends EmbeddedPostgres {
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** A Postgres of its own for one benchmark, with the product's settings (fsync on) and its tables. */
export async function openBenchPostgres(): Promise<BenchPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), "mia-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir });
  await migrateDatabase({ url: postgres.url });
  return Object.assign(postgres, {
    dataDir,
    async remove() {
      await postgres.destroy();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}
