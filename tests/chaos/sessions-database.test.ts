import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#/workers/database/embedded-postgres";
import { migrateDatabase } from "#/workers/database/migrate-database";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { openDatabase } from "~/platform/db/database.server";
import type { TestDatabase } from "../setup/test-database";
import { SessionStage } from "./session-stage";

const RESTARTS = [20, 50, 80];

let postgres: EmbeddedPostgres;
let stage: SessionStage;

beforeAll(async () => {
  // With the product's settings: what was committed is there after a crash.
  postgres = await startEmbeddedPostgres({ dataDir: mkdtempSync(join(tmpdir(), "mia-chaos-db-")) });
  await migrateDatabase({ url: postgres.url });
  stage = new SessionStage(openOwnDatabase(postgres.url), 4_730);
  stage.worker();
  await stage.link(2);
  // Beside a standby, which must not take a free lock for a dead owner.
  stage.worker();
}, 60_000);
afterAll(async () => {
  await stage.close();
  await postgres.destroy();
});

function openOwnDatabase(url: string): TestDatabase {
  const database = openDatabase({ url, directUrl: url, poolSize: 4 });
  const admin = new pg.Pool({ connectionString: url, max: 2 });
  admin.on("error", () => {});
  const as: TestDatabase["as"] = (companyId, actor) => createCompanyContext(database, { companyId, actor });
  return {
    url,
    database,
    admin,
    as,
    async company(name = "Casa Aurora", actor = { kind: "system", task: "test" }) {
      const context = as(Bun.randomUUIDv7(), actor);
      await context.transaction(({ db }) =>
        db.company.createMany({ data: [{ id: context.companyId, name }] }),
      );
      return context;
    },
    async close() {
      await database.close();
      await admin.end();
    },
  };
}

test("Postgres falls while keys are being written: sockets come back to their owner, and nothing is lost or doubled", async () => {
  const { server, numbers } = stage;
  stage.chatter(2);
  for (const { phone } of numbers) server.treat(phone, { ackAfterMs: 15 });
  await stage.campaigns(60);
  const owner = async () => (await stage.ownerOf(0)).owner;
  const before = await owner();

  for (const total of RESTARTS) {
    await stage.sent(total);
    for (const at of [0, 1]) void stage.write(at);
    await postgres.restart("immediate");
    for (const at of [0, 1]) void stage.write(at);
    await stage.open();
  }

  await stage.settled();
  expect(await owner()).toBe(before);
  expect(server.violations).toEqual([]);
  const told = await stage.told();
  expect(told).toEqual(await stage.wanted());
  expect(told.unknown).toBeLessThanOrEqual(RESTARTS.length * numbers.length);
}, 60_000);
