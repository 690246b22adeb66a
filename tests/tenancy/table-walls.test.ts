import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { searchWords } from "~/features/inbox/core/search-words";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { companyTables, rowHashes } from "./row-hashes";
import { openTwoCompanies, type TwoCompanies } from "./two-companies";

setDefaultTimeout(60_000);

let all: TwoCompanies;
let tables: string[];
beforeAll(async () => {
  all = await openTwoCompanies();
  tables = (await companyTables(all.test)).filter(
    (table) => !["inbound_dead", "parked_status"].includes(table),
  );
});
afterAll(() => all.close());

/** Rows read or touched, or the refusal. */
const attempt = (ctx: CompanyContext, text: string, values: unknown[] = []) =>
  sqlTransaction(ctx, "write", (sql) => sql.execute(text, values)).catch((error: Error) => error.message);

const REFUSED = /row-level security|permission denied|duplicate key|violates foreign key|not-null/;

describe("in one company's context", () => {
  test("there is something of the other in every table, or the following proves nothing", async () => {
    const hashes = await rowHashes(all.test, all.victim.companyId);
    expect(Object.entries(hashes).filter(([, rows]) => rows.startsWith("0 "))).toEqual([]);
  });

  test("no table shows, changes or loses a row of another", async () => {
    const { victim, attacker } = all;
    const before = await rowHashes(all.test, victim.companyId);
    const touched: string[] = [];
    for (const table of tables) {
      for (const statement of [
        `SELECT 1 FROM ${table} WHERE company_id = $1`,
        `UPDATE ${table} SET company_id = company_id WHERE company_id = $1`,
        `UPDATE ${table} SET company_id = app_company_id() WHERE company_id = $1`,
        `DELETE FROM ${table} WHERE company_id = $1`,
      ]) {
        const outcome = await attempt(attacker.ctx, statement, [victim.companyId]);
        const harmless = outcome === 0 || /permission denied/.test(String(outcome));
        if (!harmless) touched.push(`${statement}: ${outcome}`);
      }
    }
    expect(touched).toEqual([]);
    expect(await rowHashes(all.test, victim.companyId)).toEqual(before);
  });

  test("no row can be written into, or moved to, another", async () => {
    const { victim, attacker } = all;
    const before = await rowHashes(all.test, victim.companyId);
    const written: string[] = [];
    for (const table of tables) {
      const columns = await columnsOf(table);
      const source = columns.map((name) => (name === "company_id" ? "$1::uuid" : name)).join(", ");
      for (const statement of [
        `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${source} FROM ${table} LIMIT 1`,
        `UPDATE ${table} SET company_id = $1`,
      ]) {
        const outcome = await attempt(attacker.ctx, statement, [victim.companyId]);
        if (!REFUSED.test(String(outcome))) written.push(`${statement}: ${outcome}`);
      }
    }
    expect(written).toEqual([]);
    expect(await rowHashes(all.test, victim.companyId)).toEqual(before);
  });

  test("no row of one's own can point at a row of another", async () => {
    const { victim, attacker } = all;
    const keys = await all.test.admin.query<{ table: string; column: string; target: string }>(
      `SELECT conrelid::regclass::text AS table, a.attname AS column, confrelid::regclass::text AS target
       FROM pg_constraint JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = conkey[2]
       WHERE contype = 'f' AND array_length(conkey, 1) = 2 AND connamespace = 'public'::regnamespace`,
    );
    expect(keys.rows.length).toBeGreaterThan(20);
    const pointing: string[] = [];
    for (const { table, column, target } of keys.rows) {
      const id = victim.ids[target]!;
      const outcome = await attempt(attacker.ctx, `UPDATE ${table} SET ${column} = $1`, [id]);
      if (!REFUSED.test(String(outcome))) pointing.push(`${table}.${column} → ${target}: ${outcome}`);
    }
    expect(pointing).toEqual([]);
  });

  test("the tables of log-ins and of raw webhooks are closed", async () => {
    const closed = [
      "session",
      "password_reset",
      "throttle",
      "inbound_raw",
      "inbound_pending",
      "inbound_dead",
    ];
    for (const table of [...closed, "parked_status", "event_cursor", "_prisma_migrations"]) {
      expect(await attempt(all.attacker.ctx, `SELECT 1 FROM ${table}`)).toMatch(/permission denied/);
    }
    expect(await attempt(all.attacker.ctx, "SELECT password_hash FROM app_user")).toMatch(
      /permission denied/,
    );
    expect(await attempt(all.attacker.ctx, "SELECT id FROM app_user")).toBe(1);
  });

  test("searching looks past the wall only at one's own", async () => {
    const { victim, attacker } = all;
    const words = `{${searchWords(victim.mark)}}`;
    for (const [statement, value] of [
      ["SELECT 1 FROM search_contacts($1, NULL, 50)", `%${victim.mark}%`],
      ["SELECT 1 FROM search_messages($1::text[], NULL, NULL, 50)", words],
    ]) {
      const find = (ctx: CompanyContext) => attempt(ctx, statement!, [value]);
      expect([statement, await find(victim.ctx), await find(attacker.ctx)]).toEqual([statement, 1, 0]);
    }
  });
});

describe("without a company", () => {
  test("no table answers, only the look-ups", async () => {
    for (const table of tables) {
      const outcome = await all.test.database.lookups
        .run((sql) => sql.query(`SELECT 1 FROM ${table}`))
        .catch((error: Error) => error.message);
      expect([table, outcome]).toEqual([
        table,
        expect.stringMatching(/app.company_id|permission denied|invalid input/),
      ]);
    }
  });

  test("nothing reaches the wire outside a transaction", async () => {
    const { prisma, companyPool } = all.test.database;
    const said = [
      await prisma.contact.findMany().catch(String),
      await prisma.$queryRawUnsafe("SELECT 1").catch(String),
      await companyPool.query("SELECT 1").catch(String),
    ];
    for (const outcome of said) expect(outcome).toContain("No company context");
  });
});

async function columnsOf(table: string): Promise<string[]> {
  const { rows } = await all.test.admin.query<{ name: string }>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND identity_generation IS NULL AND is_generated = 'NEVER'
     ORDER BY ordinal_position`,
    [table],
  );
  return rows.map((row) => row.name);
}
