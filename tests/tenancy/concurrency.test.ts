import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { seededRandom } from "~/features/outgoing/core/seeded-random.fixture";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { systemLookups } from "~/platform/db/system-lookups.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";

setDefaultTimeout(120_000);

const COMPANIES = 20;
const OPERATIONS = 2_000;

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

class Meant extends Error {}

/** What one company may do at a time, in every way there is to the database. → the companies whose rows it saw */
const operations: ((ctx: CompanyContext, n: number) => Promise<string[]>)[] = [
  (ctx) => ctx.read(({ db }) => db.contact.findMany({ take: 50 })).then(companiesOf),
  (ctx) => ctx.read(({ db }) => db.contactList.findMany({ include: { members: true } })).then(companiesOf),
  (ctx, n) =>
    ctx.transaction(async ({ db }) => {
      const made = await db.contact.create({ data: { firstName: `n${n}` } });
      await db.contactList.create({ data: { name: `l${n}`, members: { create: { contactId: made.id } } } });
      return [made.companyId];
    }),
  (ctx, n) =>
    ctx.transaction(async (tx) => {
      await tx.db.contact.create({ data: { firstName: `lost ${n}` } });
      const seen = await tx.read(({ db }) => db.contact.findMany({ take: 20 }));
      if (n % 2 === 0) throw new Meant();
      await tx.transaction(({ db }) => db.contact.updateMany({ data: { lastName: ctx.companyId } }));
      return companiesOf(seen);
    }),
  (ctx) =>
    ctx.transaction(async ({ db }) => {
      await db.contact.create({ data: { basis: "a basis that the table refuses" } });
      return [];
    }),
  (ctx) =>
    sqlTransaction(ctx, "read", (sql) =>
      sql.query<{ companyId: string }>('SELECT DISTINCT company_id AS "companyId" FROM contact'),
    ).then(companiesOf),
  (ctx, n) =>
    sqlTransaction(ctx, "write", async (sql) => {
      await sql.execute("UPDATE contact SET last_name = $1", [ctx.companyId]);
      if (n % 3 === 0) throw new Meant();
      if (n % 3 === 1) await sql.query("SELECT 1 / 0");
      return [];
    }),
  (ctx) => systemLookups(db.database).connectionsByWaba(ctx.companyId).then(companiesOf),
];

function companiesOf(rows: { companyId: string }[]): string[] {
  return rows.map((row) => row.companyId);
}

test("2,000 mixed operations of 20 companies at once, many of them failing, see and leave no foreign row", async () => {
  const companies = await Promise.all(
    Array.from({ length: COMPANIES }, (_, n) => db.company(`Empresa ${n}`)),
  );
  const random = seededRandom(20_261_122);
  const foreign: string[] = [];
  const unexpected: string[] = [];
  let failed = 0;
  let next = 0;
  async function hand() {
    while (next < OPERATIONS) {
      const n = next++;
      const ctx = companies[Math.floor(random() * COMPANIES)]!;
      const operate = operations[Math.floor(random() * operations.length)]!;
      try {
        foreign.push(...(await operate(ctx, n)).filter((id) => id !== ctx.companyId));
      } catch (error) {
        failed += 1;
        const known =
          error instanceof Meant || /division by zero|violates check|contact_basis/.test(String(error));
        if (!known) unexpected.push(String(error));
      }
    }
  }
  await Promise.all(Array.from({ length: 40 }, hand));
  expect(unexpected).toEqual([]);
  expect(foreign).toEqual([]);
  expect(failed).toBeGreaterThan(200);
  const { rows } = await db.admin.query(
    `SELECT count(*) FILTER (WHERE last_name <> '' AND last_name <> company_id::text)::int AS crossed,
       count(*) FILTER (WHERE first_name LIKE 'lost %' AND substring(first_name FROM 6)::int % 2 = 0)::int AS kept,
       count(DISTINCT company_id)::int AS companies FROM contact`,
  );
  expect(rows[0]).toEqual({ crossed: 0, kept: 0, companies: COMPANIES });
});
