import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { LiveServer } from "#/workers/live/live-server";
import { markRead } from "~/features/inbox/mark-read.server";
import { typing } from "~/features/inbox/typing.server";
import { watchTyping } from "~/features/inbox/watch-typing.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aMember } from "../factories/a-member";
import { until } from "../setup/until";
import { dial, startLive, ticketFor } from "./live-fixture";
import { applyAll } from "./webhook-fixture";
import { ANA, SessionFixture } from "./whatsapp-fixture";

setDefaultTimeout(60_000);

let fixture: SessionFixture;
let server: LiveServer;
let number: { id: string; phone: string };
let ana: CompanyContext;
let bia: CompanyContext;
let conversation: { id: string; connectionId: string; contactId: string };

beforeAll(async () => {
  fixture = await SessionFixture.open();
  fixture.worker();
  server = await startLive(appProcess());
  number = await fixture.linked();
  [ana, bia] = [await member(), await member()];
  await write("Bom dia");
  await write("Tem alguém?");
  conversation = await ana.read(({ db }) =>
    db.conversation.findFirstOrThrow({ where: { connectionId: number.id } }),
  );
});
afterAll(async () => {
  await server.stop();
  await fixture.close();
});

async function member(): Promise<CompanyContext> {
  const { companyId } = fixture.company;
  const { userId } = await aMember(fixture.db, companyId, "agent");
  return fixture.db.as(companyId, { kind: "member", userId, role: "agent" });
}
const idOf = ({ actor }: CompanyContext) => (actor.kind === "member" ? actor.userId : "");

async function write(text: string): Promise<string> {
  const before = (await fixture.stored(number.id, "message")).length;
  const id = await fixture.server.customerSends(ANA, number.phone, { type: "text", text });
  await until(async () => (await fixture.stored(number.id, "message")).length > before);
  await applyAll(fixture.db);
  return id;
}

async function listen(ctx: CompanyContext) {
  const page = dial(
    server.port,
    ticketFor(appProcess(), { companyId: ctx.companyId, userId: idOf(ctx) }),
    null,
  );
  await page.ready();
  return Object.assign(page, {
    typing: () => page.facts().flatMap((fact) => (fact.kind === "typing" ? [[fact.who, fact.on]] : [])),
  });
}

test("a member who types is shown to colleagues who see the conversation, and to the person", async () => {
  const [page, blind] = [await listen(bia), await listen(await blindMember())];
  const seen = fixture.server.waitFor((event) => event.type === "typing" && event.customer === ANA);
  await typing(ana, { conversationId: conversation.id, on: true });
  expect(await seen).toMatchObject({ state: "composing" });
  await until(() => page.typing().length > 0);
  const over = fixture.server.waitFor((event) => event.type === "typing" && event.state === "paused");
  await typing(ana, { conversationId: conversation.id, on: false });
  await over;
  await until(() => page.typing().length > 1);
  expect(page.typing()).toEqual([
    [idOf(ana), true],
    [idOf(ana), false],
  ]);
  expect(blind.typing()).toEqual([]);
});

async function blindMember(): Promise<CompanyContext> {
  const ctx = await member();
  await fixture.company.transaction(({ db }) =>
    db.membership.updateMany({ where: { userId: idOf(ctx) }, data: { visibility: "own" } }),
  );
  return ctx;
}

test("nobody types in a conversation they do not see", async () => {
  await expect(typing(await blindMember(), { conversationId: conversation.id, on: true })).rejects.toThrow(
    "NOT_FOUND",
  );
});

test("a person's typing is shown while a member has the conversation open, and nothing of it is kept", async () => {
  const page = await listen(bia);
  const subscribed = fixture.server.waitFor(
    (event) => event.type === "presence" && event.owner === number.phone && event.state === "available",
  );
  await watchTyping(ana, conversation);
  await subscribed;
  const types = (state: "composing" | "paused") => fixture.server.types(ANA, number.phone, state);
  await until(async () => {
    types("composing");
    return page.typing().length > 0;
  });
  types("paused");
  await until(() => page.typing().at(-1)?.[1] === false);
  expect(new Set(page.typing().map(([who]) => who))).toEqual(new Set(["customer"]));
  const { rows } = await fixture.db.admin.query(
    "SELECT count(*)::int AS n FROM inbound_raw WHERE convert_from(body, 'UTF8') LIKE '%chatstate%'",
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test("what a member reads is read at the person's, once, whoever reads it after", async () => {
  const ids: string[][] = [];
  const off = fixture.server.on((event) => {
    if (event.type === "receipt" && event.kind === "read") ids.push([...event.ids].sort());
  });
  await markRead(ana, { conversationId: conversation.id });
  await until(() => ids.length === 1);
  expect(ids[0]).toHaveLength(2);
  await markRead(bia, { conversationId: conversation.id });
  const last = await write("Alô?");
  await markRead(bia, { conversationId: conversation.id });
  await until(() => ids.length > 1);
  expect(ids.slice(1)).toEqual([[last]]);
  off();
});

test("a company that does not want it tells nobody that it has read", async () => {
  await fixture.db.admin.query(`UPDATE company SET inbox = '{"readReceipts": false}' WHERE id = $1`, [
    fixture.company.companyId,
  ]);
  const before = await commands();
  await write("E agora?");
  await markRead(ana, { conversationId: conversation.id });
  expect(await commands()).toBe(before);
});

const commands = async () =>
  (await fixture.db.admin.query("SELECT count(*)::int AS n FROM whatsapp_command WHERE kind = 'read'"))
    .rows[0].n;
