import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { collectValues } from "~/features/contacts/contact-where";
import type { Reader } from "~/features/inbox/conversation-conditions";
import { pageSql } from "~/features/inbox/conversation-page.sql.server";
import type { InboxFilter } from "~/features/inbox/core/inbox-filter";
import { candidatesSql, newestSql } from "~/features/inbox/search-messages.sql.server";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { anInbox } from "./inbox-list-fixture";

const TALKS = 6_000;
const SIZE = 30;

let db: TestDatabase;
let shop: Awaited<ReturnType<typeof anInbox>>;
let all: Reader;
let narrowed: Reader;
let label: string;
let sales: string;
let middle: { at: Date; id: string };
const campaign = Bun.randomUUIDv7();

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  shop = await anInbox(db);
  const neighbour = await anInbox(db, "Loja do Vizinho");
  const ana = await shop.member();
  sales = (await shop.insert("department", { name: "Vendas" })).id;
  label = (await shop.insert("label", { name: "Ouro" })).id;
  all = { userId: ana.userId, sight: { all: true } };
  narrowed = { userId: ana.userId, sight: { all: false, userId: ana.userId, departmentIds: [sales] } };
  for (const inbox of [shop, neighbour])
    await sqlTransaction(inbox.ctx, "write", async (sql) => {
      await sql.execute(
        `WITH person AS (INSERT INTO contact (id, first_name, search) SELECT app_uuidv7(), 'Ana', 'ana' FROM generate_series(1, ${TALKS}) RETURNING id),
           numbered AS (SELECT id, row_number() OVER (ORDER BY id)::int AS i FROM person)
         INSERT INTO conversation (contact_id, connection_id, state, last_message_at, preview, department_id, assignee_id, label_ids,
           campaign_id, unread, inbound_count, unanswered_since)
         SELECT id, $1::uuid, CASE WHEN i % 8 = 0 THEN 'open' ELSE 'done' END, now() - i * interval '1 minute', 'Oi',
           CASE WHEN i % 5 = 0 THEN $2::uuid END, CASE WHEN i % 7 = 0 THEN $3::uuid END,
           CASE WHEN i % 20 = 0 AND $4::uuid IS NOT NULL THEN ARRAY[$4::uuid] ELSE '{}' END, CASE WHEN i % 50 = 0 THEN $5::uuid END,
           CASE WHEN i % 40 = 0 THEN 2 ELSE 0 END, 3, CASE WHEN i % 40 = 0 THEN now() END FROM numbered`,
        inbox === shop
          ? [shop.connection, sales, ana.userId, label, campaign]
          : [neighbour.connection, null, null, null, campaign],
      );
      await sql.execute(
        `INSERT INTO message (conversation_id, connection_id, direction, author, type, text, at)
         SELECT id, connection_id, 'in', 'customer', 'text', 'Bom dia ' || md5(id::text), last_message_at FROM conversation`,
      );
    });
  await db.admin.query(
    `INSERT INTO conversation_read (company_id, conversation_id, user_id, seen_count)
     SELECT v.company_id, v.id, m.user_id, 1 FROM conversation AS v JOIN membership AS m USING (company_id)`,
  );
  await db.admin.query(
    "VACUUM (ANALYZE) conversation, conversation_label, conversation_read, contact, message, outgoing",
  );
  const { rows } = await db.admin.query(
    "SELECT last_message_at AS at, id FROM conversation WHERE company_id = $1 ORDER BY 1 DESC, 2 DESC OFFSET $2 LIMIT 1",
    [shop.companyId, TALKS / 2],
  );
  middle = rows[0];
}, 60_000);
afterAll(() => db.close());

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** As the page asks it, behind the walls; `generic` as a statement that was prepared long ago. */
async function planOf(statement: { text: string; values: unknown[] }, generic: boolean): Promise<PlanNode[]> {
  const rows = await sqlTransaction(shop.ctx, "read", async (sql) => {
    if (!generic)
      return sql.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
        statement.values,
      );
    const name = `asked_${crypto.randomUUID().slice(0, 8)}`;
    await sql.execute("SET LOCAL plan_cache_mode = force_generic_plan");
    await sql.execute(`PREPARE ${name} AS ${statement.text}`);
    const values = statement.values.map((value) =>
      value === null ? "NULL" : `'${value instanceof Date ? value.toISOString() : value}'`,
    );
    return sql.query<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE ${name}(${values.join(", ")})`,
    );
  });
  return nodesOf(rows[0]!["QUERY PLAN"][0].Plan);
}

/** Nothing or next to nothing is in them here: reading them whole is right. */
const SMALL = ["outgoing", "connection"];

const cases: [string, () => InboxFilter, "all" | "narrowed", boolean][] = [
  ["the first", () => ({ view: "open" }), "all", false],
  ["of everything, from the middle", () => ({ view: "all" }), "all", true],
  ["of departments and own", () => ({ view: "open" }), "narrowed", false],
  ["of departments and own, from the middle", () => ({ view: "all" }), "narrowed", true],
  ["what waits", () => ({ view: "waiting" }), "all", false],
  ["what is unread", () => ({ view: "all", unread: true }), "all", true],
  ["of a member", () => ({ view: "all", who: "mine" }), "all", true],
  ["of nobody", () => ({ view: "all", who: "unassigned" }), "all", true],
  ["of a department", () => ({ view: "all", department: sales }), "all", true],
  ["of a connection", () => ({ view: "all", connection: shop.connection }), "all", true],
  ["of a label", () => ({ view: "all", label }), "all", true],
  ["of a campaign", () => ({ view: "all", campaign }), "all", true],
];

for (const generic of [false, true])
  describe(`a page reads about a page of rows, ${generic ? "as a prepared statement, too" : "behind the walls"}`, () => {
    test.each(cases)("%s", async (_, filter, who, deep) => {
      const reader = who === "all" ? all : narrowed;
      const plan = await planOf(pageSql(filter(), reader, deep ? middle : null, SIZE), generic);
      const scans = plan.filter((node) => !SMALL.includes(node["Relation Name"] ?? "connection"));
      expect(
        scans.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"]),
      ).toEqual([]);
      for (const node of scans) {
        expect(node["Actual Rows"]).toBeLessThanOrEqual(SIZE + 1);
        expect(node["Rows Removed by Filter"] ?? 0).toBeLessThanOrEqual(SIZE * 2);
      }
    });
  });

test("looking for a common word stops when the page is full", async () => {
  const { values, add } = collectValues();
  const text = candidatesSql(newestSql(["bom"], null, 21, add), all, add);
  const plan = await planOf({ text, values }, false);
  const scan = plan.find((node) => node["Index Name"] === "message_said");
  expect(scan?.["Actual Rows"]).toBe(21);
});

test("a rare word is looked up in the index of words, in this company's part of it", async () => {
  const client = await db.admin.connect();
  try {
    await client.query("BEGIN; SET LOCAL ROLE mia_lookup");
    await client.query("SELECT set_config('app.company_id', $1, true)", [shop.companyId]);
    // The body of search_messages, as its owner runs it.
    const { rows } = await client.query(
      `EXPLAIN (FORMAT JSON) SELECT m.id FROM message AS m
       WHERE m.company_id = app_company_id() AND m.author <> 'campaign' AND m.text <> ''
         AND app_message_words(m.company_id, m.text) @@ (SELECT right(app_company_id()::text, 8) || 'abc:*')::tsquery OFFSET 0`,
    );
    expect(nodesOf(rows[0]["QUERY PLAN"][0].Plan).map((node) => node["Index Name"])).toContain(
      "message_words",
    );
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
});
