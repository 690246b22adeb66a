import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";

setDefaultTimeout(60_000);

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** As a restart of the database does. */
const hangUp = () =>
  db.admin.query(
    `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
  );

test("a connection lost between two statements is an error of that transaction, not the end of the process", async () => {
  const ctx = await db.company();
  const outcomes = await Promise.all([
    sqlTransaction(ctx, "write", async (sql) => {
      await sql.query("SELECT 1");
      await hangUp();
      await new Promise((resolve) => setImmediate(resolve));
      return sql.query("SELECT 1");
    }).then(
      () => "went on",
      (error: Error) => error.message,
    ),
  ]);
  expect(outcomes[0]).not.toBe("went on");
  expect(await sqlTransaction(ctx, "read", (sql) => sql.query("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
});

test("the same for what belongs to no company", async () => {
  const said = await db.database.intake
    .run(async (sql) => {
      await sql.query("SELECT 1");
      await hangUp();
      await new Promise((resolve) => setImmediate(resolve));
      return sql.query("SELECT 1");
    })
    .then(
      () => "went on",
      (error: Error) => error.message,
    );
  expect(said).not.toBe("went on");
  expect(await db.database.intake.run((sql) => sql.query("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
});
