import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { loadThread } from "~/features/inbox/load-thread.server";
import { markReactions } from "~/features/messages/write-reactions.sql.server";
import type { CompanyContext, CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { aConversation, aMember } from "./inbox-fixture";
import { APP_SECRET, APP_URL, rows } from "./webhook-fixture";

let db: TestDatabase;
let company: CompanyContext;
let bia: CompanyContext;
let talk: Awaited<ReturnType<typeof aConversation>>;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET });
  company = await db.company();
  bia = await aMember(db, company);
  talk = await aConversation(db, company);
  await db.admin.query(
    `INSERT INTO message (company_id, conversation_id, connection_id, direction, author, provider_id, type, text, reply_to_id, at)
     SELECT $1, CASE WHEN n % 2 = 0 THEN $2::uuid ELSE gen_random_uuid() END, $3, 'in', 'customer', 'p' || n,
       CASE WHEN n % 50 = 0 THEN 'reaction' ELSE 'text' END, 'x', CASE WHEN n % 10 = 0 THEN 'p' || (n - 5) END,
       now() - interval '1 day' + n * interval '1 s'
     FROM generate_series(1, 60000) AS n`,
    [company.companyId, talk.id, talk.number.id],
  );
  await db.admin.query("ANALYZE message");
});
afterAll(() => db.close());

const READ =
  "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS n FROM pg_stat_user_tables WHERE relname = 'message'";
const readSoFar = async () => Number((await rows<{ n: string }>(db, READ))[0]!.n);

/** Rows of `message` that a piece of work read from the table, by whatever way. */
async function readRows(work: (tx: CompanyTransaction) => Promise<unknown>): Promise<number> {
  const before = await readSoFar();
  await bia.transaction(async (tx) => {
    await work(tx);
    // The counts of this connection are seen by others when it commits, instead of within a second.
    await sqlOf(tx).query("SELECT pg_stat_force_next_flush()::text");
  });
  return (await readSoFar()) - before;
}

describe("in a thread of 30,000 bubbles", () => {
  test("reading them all is noticed", async () => {
    expect(
      await readRows((tx) => tx.db.message.count({ where: { text: { contains: "x" } } })),
    ).toBeGreaterThan(50_000);
  });

  test("no page reads more than its own few rows", async () => {
    const conversationId = talk.id;
    const first = await loadThread(bia, { conversationId });
    const deep = await loadThread(bia, { conversationId, around: first.messages[0]!.id });
    expect(first.messages).toHaveLength(40);
    for (const query of [
      {},
      { older: first.older! },
      { newer: deep.older! },
      { around: deep.messages[3]!.id },
    ])
      expect(await readRows((tx) => loadThread(tx, { conversationId, ...query }))).toBeLessThan(600);
  });

  test("a new bubble and a new reaction find each other by their names", async () => {
    const common = {
      conversationId: talk.id,
      connectionId: talk.number.id,
      direction: "in",
      at: new Date(),
    } as const;
    const text = {
      ...common,
      id: Bun.randomUUIDv7(),
      providerId: "new",
      type: "text",
      text: "",
      replyToId: null,
    };
    const reaction = {
      ...common,
      id: Bun.randomUUIDv7(),
      providerId: "r",
      type: "reaction",
      text: "👍",
      replyToId: "p77",
    };
    expect(await readRows((tx) => markReactions(tx, [text, reaction]))).toBeLessThan(100);
    expect(await rows(db, "SELECT reactions FROM message WHERE provider_id = 'p77'")).toMatchObject([
      { reactions: [{ emoji: "👍" }] },
    ]);
  });
});
