import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readListCursor } from "~/features/inbox/core/list-cursor";
import { searchContacts } from "~/features/inbox/search-contacts.server";
import { searchInbox } from "~/features/inbox/search-inbox.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { anInbox } from "./inbox-list-fixture";

let db: TestDatabase;
let shop: Awaited<ReturnType<typeof anInbox>>;
let talk: string;
let secret: string;
let minutes = 0;

const say = (
  conversation: string,
  text: string,
  columns: Record<string, unknown> = {},
  inbox: Pick<typeof shop, "insert" | "connection"> = shop,
) => {
  minutes += 1;
  return inbox
    .insert("message", {
      conversation_id: conversation,
      connection_id: inbox.connection,
      direction: "in",
      author: "customer",
      type: "text",
      text,
      at: new Date(Date.now() - 3_600_000 + minutes * 1000),
      ...columns,
    })
    .then((row) => row.id as string);
};
const textsOf = async (ctx: CompanyContext, q: string) =>
  (await searchInbox(ctx, q)).messages.map(({ before, hit, after }) => `${before}[${hit}]${after}`);

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  shop = await anInbox(db);
  const neighbour = await anInbox(db, "Loja do Vizinho");
  talk = await shop.talk({ name: "Zé" });
  secret = await shop.talk({ name: "Bia" });
  await db.admin.query("UPDATE contact SET search = 'bia' WHERE first_name = 'Bia'");
  await say(await neighbour.talk({}), "O girassol do vizinho", {}, neighbour);
  await say(talk, "Meu pedido NÃO chegou");
  await say(talk, "Ligue (11) 98765-4321, por favor");
  await say(talk, "girassol de campanha", { direction: "out", author: "campaign" });
  await say(talk, "girassol apagado", { revoked_at: new Date() });
  await say(talk, "nota: cliente do girassol", { direction: "internal", author: "member", type: "note" });
  await say(secret, "um girassol secreto");
  await say(talk, `${"x".repeat(5_000)} ${"é".repeat(2_000)} fimdotexto`);
  await say(talk, "' & | ! <-> \\ :* '' 100% _tudo_ {json}");
});
afterAll(() => db.close());

describe("messages are found", () => {
  test.each([
    ["without accents and case", "nao chegou", ["Meu pedido [NÃO] chegou"]],
    ["with accents that were not written", "pedído", ["Meu [pedido] NÃO chegou"]],
    ["by the beginning of a word", "ped", ["Meu [ped]ido NÃO chegou"]],
    ["by several words in any order", "chegou pedido", ["Meu [pedido] NÃO chegou"]],
    ["by a phone in any spelling", "+55 11 98765 4321", ["Ligue (11) 9[8765-4321], por favor"]],
    ["among signs", "tudo json", ["' & | ! <-> \\ :* '' 100% _[tudo]_ {json}"]],
    ["not inside a word", "edido", []],
    ["not by words of two messages", "pedido ligue", []],
    ["not by signs alone", "& | !", []],
  ] as [string, string, string[]][])("%s", async (_, q, wanted) =>
    expect(await textsOf(shop.ctx, q)).toEqual(wanted),
  );
  test("notes too, but nothing that was taken back, sent by a campaign, or another company's", async () =>
    expect(await textsOf(shop.ctx, "girassol")).toEqual([
      "um [girassol] secreto",
      "nota: cliente do [girassol]",
    ]));
  test("in a text of long words, by what the index keeps of them", async () =>
    expect(await textsOf(shop.ctx, "fimdotexto")).toHaveLength(1));
});

describe("only what somebody sees", () => {
  test("is found: an own reader finds nothing of a colleague's, neither messages nor people", async () => {
    const own = await shop.member("agent", "own");
    expect(await searchInbox(own.ctx, "girassol")).toEqual({ people: [], messages: [], next: null });
    await db.admin.query("UPDATE conversation SET assignee_id = $2 WHERE id = $1", [talk, own.userId]);
    expect(await textsOf(own.ctx, "girassol")).toEqual(["nota: cliente do [girassol]"]);
    expect((await searchInbox(own.ctx, "bia")).people).toEqual([]);
    expect((await searchInbox(shop.ctx, "bia")).people.map((row) => row.id)).toEqual([secret]);
  });
  test("is found: of one's departments", async () => {
    const { id: sales } = await shop.insert("department", { name: "Vendas" });
    const seller = await shop.member("agent", "department", [sales]);
    expect(await textsOf(seller.ctx, "girassol")).toEqual([]);
    await db.admin.query("UPDATE conversation SET department_id = $2 WHERE id = $1", [secret, sales]);
    expect(await textsOf(seller.ctx, "girassol")).toEqual(["um [girassol] secreto"]);
  });
});

describe("people are found", () => {
  test("by one letter, by name, by phone in any spelling; never another company's", async () => {
    const { ctx, ...bar } = await anInbox(db, "Bar");
    const id = await bar.talk({ name: "Ágata" });
    await db.admin.query(
      "UPDATE contact SET search = 'agata 5511955554444', phone = '+5511955554444' WHERE company_id = $1",
      [bar.companyId],
    );
    for (const q of ["á", "aga", "(11) 95555-4444", "95555"])
      expect((await searchInbox(ctx, q)).people.map((row) => row.id)).toEqual([id]);
    expect((await searchInbox(shop.ctx, "agata")).people).toEqual([]);
    expect(await searchContacts(ctx, "agata")).toMatchObject([{ name: "Ágata", phone: "+5511955554444" }]);
    expect(await searchContacts(shop.ctx, "agata")).toEqual([]);
  });
});

describe("pages of a search", () => {
  test("bring each hit once, the newest first, for a word that all have", async () => {
    const { ctx, ...fair } = await anInbox(db, "Feira");
    const conversation = await fair.talk({});
    const said: string[] = [];
    for (let i = 0; i < 47; i += 1) said.push(await say(conversation, `banana ${i}`, {}, fair));
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await searchInbox(ctx, "banana", next ? readListCursor(next) : null);
      seen.push(...page.messages.map((one) => one.messageId));
      next = page.next;
    } while (next);
    expect(seen).toEqual(said.toReversed());
  });
});
