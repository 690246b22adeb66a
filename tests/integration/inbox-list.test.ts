import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { conversationPage } from "~/features/inbox/conversation-page.sql.server";
import { conversationRows } from "~/features/inbox/conversation-rows.sql.server";
import type { InboxFilter } from "~/features/inbox/core/inbox-filter";
import { countConversations } from "~/features/inbox/count-conversations.sql.server";
import { inboxFilterSchema, listCursorSchema } from "~/features/inbox/list-input";
import { loadDirectory } from "~/features/inbox/load-directory.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aWhatsAppConnection } from "../factories/a-whatsapp-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { anInbox, idsOf } from "./inbox-list-fixture";

let db: TestDatabase;
let shop: Awaited<ReturnType<typeof anInbox>>;
let neighbour: Awaited<ReturnType<typeof anInbox>>;
let sales: string;
let help: string;
let gold: string;
let ana: { userId: string; ctx: CompanyContext };
let inSales: typeof ana;
let own: typeof ana;
let theirs: string;
let second: string;
const friday = Bun.randomUUIDv7();
const at: Record<string, string> = {};

const names = async (ctx: CompanyContext, filter: InboxFilter, size?: number) => {
  const nameOf = new Map(Object.entries(at).map(([name, id]) => [id, name]));
  return (await idsOf(ctx, filter, size)).map((id) => nameOf.get(id) ?? "a stranger's");
};

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  shop = await anInbox(db);
  neighbour = await anInbox(db, "Loja do Vizinho");
  sales = (await shop.insert("department", { name: "Vendas" })).id;
  help = (await shop.insert("department", { name: "Ajuda" })).id;
  gold = (await shop.insert("label", { name: "Ouro" })).id;
  ana = await shop.member("admin");
  inSales = await shop.member("agent", "department", [sales]);
  own = await shop.member("agent", "own");
  second = (await aWhatsAppConnection(shop.ctx)).id;
  const asks = { unread: 2, inbound_count: 5, unanswered_since: new Date() };
  at.waits = await shop.talk({ ago: 1, columns: { ...asks, department_id: sales } });
  at.helped = await shop.talk({
    ago: 2,
    columns: { department_id: help, assignee_id: own.userId, label_ids: [gold] },
  });
  at.answered = await shop.talk({ ago: 3, connection: second, columns: { campaign_id: friday } });
  at.done = await shop.talk({ ago: 4, columns: { state: "done", department_id: sales, label_ids: [gold] } });
  at.snoozed = await shop.talk({
    ago: 5,
    columns: { state: "snoozed", snoozed_until: new Date(), assignee_id: ana.userId, handled_by: "persona" },
  });
  at.silent = await shop.talk({ columns: { last_message_at: null } });
  theirs = await neighbour.talk({ ago: 0, columns: asks });
});
afterAll(() => db.close());

describe("the list shows", () => {
  const cases: [string, Partial<InboxFilter>, string[]][] = [
    ["what is open", {}, ["waits", "helped", "answered"]],
    ["what waits for us", { view: "waiting" }, ["waits"]],
    ["what is done", { view: "done" }, ["done"]],
    ["what is put off", { view: "snoozed" }, ["snoozed"]],
    ["everything that has a message", { view: "all" }, ["waits", "helped", "answered", "done", "snoozed"]],
    ["what is nobody's", { who: "unassigned" }, ["waits", "answered"]],
    ["a label", { view: "all", label: "gold" }, ["helped", "done"]],
    ["a label among what is open", { label: "gold" }, ["helped"]],
    ["a campaign", { campaign: friday }, ["answered"]],
    ["a number", { connection: "second" }, ["answered"]],
    ["a department", { view: "all", department: "sales" }, ["waits", "done"]],
    ["what I have not read", { view: "all", unread: true }, ["waits"]],
    ["what the AI answers", { view: "all", handledBy: "persona" }, ["snoozed"]],
    ["two filters at once", { view: "all", department: "sales", label: "gold" }, ["done"]],
    ["filters that nothing has", { campaign: friday, label: "gold" }, []],
  ];
  test.each(cases)("%s", async (_, asked, wanted) => {
    const ids: Record<string, string> = { gold, sales, second };
    const filter = Object.fromEntries(
      Object.entries({ view: "open", ...asked }).map(([name, value]) => [name, ids[String(value)] ?? value]),
    ) as unknown as InboxFilter;
    expect(await names(ana.ctx, filter)).toEqual(wanted);
  });
  test("mine are those that are given to me, and a colleague's those given to them", async () => {
    expect(await names(ana.ctx, { view: "all", who: "mine" })).toEqual(["snoozed"]);
    expect(await names(ana.ctx, { view: "all", who: own.userId })).toEqual(["helped"]);
    expect(await names(shop.ctx, { view: "all", who: "mine" })).toEqual([]);
  });
});

describe("somebody sees", () => {
  test("of a department: its own, and what is given to them, in the list, counts and rows alike", async () => {
    const all: InboxFilter = { view: "all" };
    expect(await names(inSales.ctx, all)).toEqual(["waits", "done"]);
    expect(await names(inSales.ctx, { view: "all", label: gold })).toEqual(["done"]);
    expect(await names(inSales.ctx, { view: "all", department: help })).toEqual([]);
    expect(await names(inSales.ctx, { view: "all", campaign: friday })).toEqual([]);
    expect((await countConversations(inSales.ctx, all)).views).toMatchObject({
      all: 2,
      open: 1,
      done: 1,
      waiting: 1,
    });
    const { rows } = await conversationRows(inSales.ctx, Object.values(at), all);
    expect(rows.map((row) => row.id)).toEqual([at.waits!, at.done!]);
  });
  test("only their own, when that is what they may see", async () => {
    expect(await names(own.ctx, { view: "all" })).toEqual(["helped"]);
    expect(await names(own.ctx, { view: "open", who: "unassigned" })).toEqual([]);
    expect(await countConversations(own.ctx, { view: "all" })).toMatchObject({
      views: { all: 1 },
      who: { mine: 1, all: 1 },
    });
    expect((await conversationRows(own.ctx, [at.waits!], { view: "all" })).rows).toEqual([]);
  });
  test("nothing of another company's, by whatever id", async () => {
    const their = { connection: neighbour.connection, label: gold, campaign: friday, department: sales };
    for (const [name, id] of Object.entries(their))
      expect(await names(neighbour.ctx, { view: "all", [name]: id }).then((found) => found.length)).toBe(
        name === "connection" ? 1 : 0,
      );
    expect(await names(ana.ctx, { view: "all", connection: neighbour.connection })).toEqual([]);
    expect(await conversationRows(ana.ctx, [theirs], { view: "all" })).toEqual({ rows: [], matching: [] });
    expect(await idsOf(neighbour.ctx, { view: "all" })).toEqual([theirs]);
  });
});

describe("unread is per reader", () => {
  const unreadOf = async (ctx: CompanyContext) =>
    (await conversationPage(ctx, { view: "open" })).rows.find((row) => row.id === at.waits)?.unread;
  test("who has seen it all has nothing unread, the others have", async () => {
    const bia = await shop.member();
    expect(await unreadOf(bia.ctx)).toBe(2);
    await shop.insert("conversation_read", { conversation_id: at.waits, user_id: bia.userId, seen_count: 5 });
    expect(await unreadOf(bia.ctx)).toBe(0);
    expect(await names(bia.ctx, { view: "all", unread: true })).toEqual([]);
    expect((await countConversations(bia.ctx, { view: "all" })).unread).toBe(0);
    expect(await unreadOf(ana.ctx)).toBe(2);
  });
  test("who has seen fewer than came since an answer has the rest", async () => {
    const caio = await shop.member();
    await shop.insert("conversation_read", {
      conversation_id: at.waits,
      user_id: caio.userId,
      seen_count: 4,
    });
    expect(await unreadOf(caio.ctx)).toBe(1);
  });
});

test("the counts are what the lists would show, each with only that choice changed", async () => {
  expect(await countConversations(ana.ctx, { view: "open" })).toEqual({
    views: { open: 3, waiting: 1, snoozed: 1, done: 1, all: 5 },
    who: { mine: 0, unassigned: 2, all: 3 },
    unread: 1,
    persona: 0,
  });
});

test("rows by id say which of them the filter shows, and leave out what has no message", async () => {
  const { rows, matching } = await conversationRows(ana.ctx, [at.done!, at.waits!, at.silent!], {
    view: "open",
  });
  expect(rows.map((row) => row.id)).toEqual([at.waits!, at.done!]);
  expect(matching).toEqual([at.waits!]);
});

test("a label's place follows the state and the last message of its conversation", async () => {
  const { ctx, ...bar } = await anInbox(db, "Bar");
  const label = (await bar.insert("label", { name: "Mesa" })).id;
  const older = await bar.talk({ ago: 9, columns: { label_ids: [label] } });
  const newer = await bar.talk({ ago: 5, columns: { label_ids: [label] } });
  expect(await idsOf(ctx, { view: "open", label })).toEqual([newer, older]);
  await db.admin.query("UPDATE conversation SET last_message_at = now() WHERE id = $1", [older]);
  expect(await idsOf(ctx, { view: "open", label })).toEqual([older, newer]);
  await db.admin.query("UPDATE conversation SET state = 'done' WHERE id = $1", [older]);
  expect(await idsOf(ctx, { view: "open", label })).toEqual([newer]);
  await db.admin.query("UPDATE conversation SET label_ids = '{}' WHERE id = $1", [newer]);
  expect(await idsOf(ctx, { view: "all", label })).toEqual([older]);
});

describe("pages", () => {
  test("neither repeat nor leave out what came in the same millisecond", async () => {
    const { ctx, ...crowd } = await anInbox(db, "Feira");
    const same = { last_message_at: new Date() };
    const made: string[] = [];
    for (let i = 0; i < 9; i += 1) made.push(await crowd.talk({ columns: same }));
    expect(await idsOf(ctx, { view: "open" }, 2)).toEqual(made.toSorted().reverse());
  });
  test("a conversation that moves up meanwhile takes nobody else's place", async () => {
    const { ctx, ...cafe } = await anInbox(db, "Café");
    const made: string[] = [];
    for (let i = 0; i < 6; i += 1) made.push(await cafe.talk({ ago: i + 1 }));
    const first = await conversationPage(ctx, { view: "open" }, { size: 2 });
    await db.admin.query("UPDATE conversation SET last_message_at = now() WHERE id = $1", [made[4]]);
    const cursor = listCursorSchema.parse(first.next);
    const rest = await conversationPage(ctx, { view: "open" }, { before: cursor });
    expect(rest.rows.map((row) => row.id)).toEqual([made[2]!, made[3]!, made[5]!]);
    expect(rest.next).toBeNull();
  });
  test.each(["", "x", "1.2.3", `9.${"0".repeat(36)}`, "'; DROP TABLE message"])(
    "a cursor like %p is refused",
    (text) => expect(listCursorSchema.safeParse(text).success).toBe(false),
  );
});

test("a link with values that mean nothing is a list all the same", () =>
  expect(inboxFilterSchema.parse({ view: "secret", who: "x", label: "'", unread: "maybe", q: "a" })).toEqual({
    view: "open",
    q: "a",
  } as InboxFilter));

test("a row says who it is, what came last and how far it has come", async () => {
  const { ctx, ...deli } = await anInbox(db, "Padaria");
  const id = await deli.talk({
    name: "Zé",
    columns: { last_type: "text", last_author: "member", window_until: new Date(0) },
  });
  const [row] = (await conversationPage(ctx, { view: "open" })).rows;
  expect(row).toMatchObject({
    id,
    name: expect.stringContaining("Zé"),
    channel: "whatsapp",
    preview: "Oi",
    lastAuthor: "member",
    lastState: null,
    windowUntil: null,
    stopped: false,
    blocked: false,
    labelIds: [],
    handledBy: "person",
  });
});

test("the directory names the company's own people and things only", async () => {
  const { members, departments, labels, connections, me } = await loadDirectory(inSales.ctx);
  expect(me).toEqual({ userId: inSales.userId, role: "agent", visibility: "department", away: false });
  expect(members.map((member) => member.userId)).toContain(ana.userId);
  expect(departments.map((one) => one.name)).toEqual(["Ajuda", "Vendas"]);
  expect(labels).toEqual([{ id: gold, name: "Ouro", color: 0 }]);
  expect(connections.map((one) => one.id)).not.toContain(neighbour.connection);
});
