import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type IdWindow, type Statement, scanSql } from "~/features/contacts/contact-ids-sql";
import type { ContactFilter } from "~/features/contacts/core/contact-filter";
import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";

const COMPANY = { country: "BR", timeZone: "America/Sao_Paulo" };
const PEOPLE = 20_000;

let db: TestDatabase;
let company: CompanyContext;
const list = Bun.randomUUIDv7();
const tag = Bun.randomUUIDv7();
const importId = Bun.randomUUIDv7();
let middle: string;

beforeAll(async () => {
  db = await openTestDatabase();
  company = await db.company();
  const other = await db.company("Loja do Vizinho");
  for (const [ctx, count] of [
    [company, PEOPLE],
    // Newer, and more: a plan that walks by id alone would meet all of these first.
    [other, PEOPLE * 2],
  ] as const) {
    await sqlTransaction(ctx, "write", (sql) =>
      sql.execute(
        `INSERT INTO contact (id, first_name, phone, search, basis, import_id)
         SELECT app_uuidv7(), 'Ana', '+5511' || (900000000 + i), 'ana ' || md5(i::text) || ' 5511' || (900000000 + i), 'consent',
           CASE WHEN i < 200 THEN $2::uuid END FROM generate_series(1, $1::int) AS i`,
        [count, importId],
      ),
    );
  }
  await sqlTransaction(company, "write", async (sql) => {
    await sql.execute("INSERT INTO contact_list (id, name) VALUES ($1, 'Todos')", [list]);
    await sql.execute("INSERT INTO tag (id, name) VALUES ($1, 'VIP')", [tag]);
    await sql.execute("INSERT INTO list_member (list_id, contact_id) SELECT $1, id FROM contact", [list]);
    await sql.execute("INSERT INTO contact_tag (tag_id, contact_id) SELECT $1, id FROM contact", [tag]);
  });
  await db.admin.query("VACUUM (ANALYZE) contact, list_member, contact_tag");
  const { rows } = await db.admin.query(
    "SELECT id FROM contact WHERE company_id = $1 ORDER BY id OFFSET $2 LIMIT 1",
    [company.companyId, PEOPLE / 2],
  );
  middle = rows[0].id;
}, 60_000);
afterAll(() => db.close());

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** As the page asks it: in the company's own transaction, behind the walls. */
async function planOf({ text, values }: Statement): Promise<PlanNode[]> {
  const rows = await sqlTransaction(company, "read", (sql) =>
    sql.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values),
  );
  return nodesOf(rows[0]!["QUERY PLAN"][0].Plan);
}

const PAGE = 51;

describe("a page of contacts reads about a page of rows, behind row-level security", () => {
  const cases: [string, ContactFilter, (id: string) => Partial<IdWindow>][] = [
    ["the first", {}, () => ({})],
    ["from the middle", {}, (below) => ({ below })],
    ["back from the middle", {}, (above) => ({ above })],
    ["of a list", { list }, () => ({})],
    ["of a list, from the middle", { list }, (below) => ({ below })],
    ["of a tag", { tag }, () => ({})],
    ["of a list, with a tag", { list, tag }, () => ({})],
    ["of who has not stopped", { stopped: "no", reach: "whatsapp", basis: "consent" }, () => ({})],
    ["created since", { since: "2020-01-01" }, () => ({})],
  ];
  test.each(cases)("%s", async (_, filter, window) => {
    const plan = await planOf(scanSql(filter, COMPANY, null, { ...window(middle), most: PAGE }));
    expect(plan.filter((node) => node["Node Type"] === "Seq Scan" && node["Relation Name"])).toEqual([]);
    expect(plan.filter((node) => node["Node Type"] === "Sort")).toEqual([]);
    for (const node of plan) {
      expect(node["Actual Rows"]).toBeLessThanOrEqual(PAGE);
      expect(node["Rows Removed by Filter"] ?? 0).toBeLessThanOrEqual(PAGE);
    }
  });
});

test("a search is answered by the trigram index, whatever row-level security thinks of LIKE", async () => {
  const client = await db.admin.connect();
  try {
    await client.query("BEGIN; SET LOCAL ROLE mia_lookup");
    await client.query("SELECT set_config('app.company_id', $1, true)", [company.companyId]);
    // The body of search_contacts, as its owner runs it.
    const { rows } = await client.query(
      `EXPLAIN (FORMAT JSON) SELECT c.id FROM contact AS c
       WHERE c.company_id = app_company_id() AND c.search LIKE '%900012345%' ORDER BY c.id DESC LIMIT 51`,
    );
    const plan = nodesOf(rows[0]["QUERY PLAN"][0].Plan);
    expect(plan.map((node) => node["Index Name"])).toContain("contact_search");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
