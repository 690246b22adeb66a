import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { assignConversations } from "~/features/inbox/assign-conversations.server";
import { finishConversations } from "~/features/inbox/finish-conversations.server";
import { reopenConversations } from "~/features/inbox/reopen-conversations.server";
import { restoreConversations } from "~/features/inbox/restore-conversations.server";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { linesOf, aTeam as openTeam, rowOf } from "./inbox-team-fixture";

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());

let people = 0;
const aPhone = () => {
  people += 1;
  return `+55119886${String(people).padStart(5, "0")}`;
};

const queued = async (conversationId: string) => {
  const { rows } = await db.admin.query(
    "SELECT content ->> 'text' AS text, source, state, to_phone FROM outgoing WHERE conversation_id = $1 ORDER BY id",
    [conversationId],
  );
  return rows.map(({ text }) => text);
};

/** A company whose number belongs to a department that is open on weekdays from 9 to 18, by Manaus time (UTC−4). */
async function aShop() {
  const team = await openTeam(db);
  const sales = await team.department("Vendas");
  await db.admin.query(
    `UPDATE department SET greeting = 'Oi, {{nome}}! Já vamos responder.', away = 'Voltamos às 9h.', hours = $2 WHERE id = $1`,
    [sales, JSON.stringify({ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" })],
  );
  await db.admin.query("UPDATE company SET time_zone = 'America/Manaus' WHERE id = $1", [team.companyId]);
  await db.admin.query("UPDATE connection SET department_id = $2 WHERE id = $1", [team.connectionId, sales]);
  return { ...team, sales };
}

const noon = new Date("2026-11-23T16:00:00Z");
const plus = (hours: number, from = noon) => new Date(from.getTime() + hours * 3_600_000);

describe("a person is received", () => {
  test("with the greeting in the hours, once in twelve hours, and still waits for an answer", async () => {
    const shop = await aShop();
    const phone = aPhone();
    await shop.says(phone, "Oi", { profileName: "Ana Lima" }, noon);
    const { id } = await shop.threadOf(phone);
    const finish = () =>
      db.admin.query("UPDATE conversation SET state = 'done', unanswered_since = NULL WHERE id = $1", [id]);
    expect(await queued(id)).toEqual(["Oi, Ana! Já vamos responder."]);
    expect(await rowOf(shop.system, id)).toMatchObject({
      departmentId: shop.sales,
      unansweredSince: noon,
      unread: 1,
      preview: "Oi",
    });
    await shop.says(phone, "Tudo bem?", {}, plus(0.1));
    await finish();
    await shop.says(phone, "Oi de novo", {}, plus(2));
    expect(await queued(id)).toHaveLength(1);
    await finish();
    await shop.says(phone, "E agora?", {}, plus(13));
    expect(await queued(id)).toEqual(["Oi, Ana! Já vamos responder.", "Voltamos às 9h."]);
  });

  test.each([
    ["Friday 17:59 in Manaus", "2026-11-27T21:59:00Z", "Oi"],
    ["Friday 18:00 in Manaus", "2026-11-27T22:00:00Z", "Voltamos"],
    ["Friday 23:59, Saturday in UTC", "2026-11-28T03:59:00Z", "Voltamos"],
    ["Monday 8:59, open in São Paulo", "2026-11-23T12:59:00Z", "Voltamos"],
    ["Monday 9:00", "2026-11-23T13:00:00Z", "Oi"],
  ])("by the company's clock: %s", async (_, moment, begins) => {
    const shop = await aShop();
    const phone = aPhone();
    await shop.says(phone, "Oi", {}, new Date(moment));
    const [text] = await queued((await shop.threadOf(phone)).id);
    expect(text).toStartWith(begins);
  });

  test.each([
    ["who asks to be left alone", "SAIR", {}],
    ["who only reacts", "👍", { type: "reaction" as const }],
    ["whose message is history", "Oi", { old: true as const }],
    ["whose message comes two hours late", "Oi", { at: plus(-2) }],
  ])("but nobody %s", async (_, text, facts) => {
    const shop = await aShop();
    const phone = aPhone();
    await shop.says(phone, text, facts, noon);
    const words = await queued((await shop.threadOf(phone)).id);
    expect(words.filter((one) => one.startsWith("Oi") || one.startsWith("Voltamos"))).toEqual([]);
  });

  test("but nobody who was blocked", async () => {
    const shop = await aShop();
    const phone = aPhone();
    await shop.says(phone, "Oi", { old: true }, plus(-1));
    await db.admin.query("UPDATE contact SET blocked_at = now() WHERE phone = $1", [phone]);
    await shop.says(phone, "Oi", {}, noon);
    expect(await queued((await shop.threadOf(phone)).id)).toEqual([]);
  });
});

const QUESTION = "De 1 a 5, como foi o atendimento?";

async function aFinished(survey = true) {
  const team = await openTeam(db);
  const agent = await team.member("agent");
  await team.settings({ survey: { on: survey, question: QUESTION } });
  const phone = aPhone();
  await team.says(phone, "Oi");
  const { id } = await team.threadOf(phone);
  await assignConversations(agent.ctx, { ids: [id], assigneeId: agent.userId });
  const done = await finishConversations(agent.ctx, { ids: [id] });
  const answers = async () =>
    (await team.system.read(({ db }) => db.surveyAnswer.findMany({ where: { conversationId: id } }))).map(
      ({ score, memberId }) => ({ score, memberId }),
    );
  const sent = () =>
    db.admin.query(
      "UPDATE outgoing SET state = 'accepted', not_before = NULL, accepted_at = now() WHERE conversation_id = $1",
      [id],
    );
  const later = (hours = 0.01) => new Date(Date.now() + hours * 3_600_000);
  return { ...team, agent, phone, id, done, answers, sent, later };
}

describe("the question about the service", () => {
  test("never leaves when done is taken back in time, and what was owed is owed again", async () => {
    for (const undo of ["restore", "reopen"] as const) {
      const { agent, id, done } = await aFinished();
      expect(await queued(id)).toEqual([QUESTION]);
      if (undo === "restore") await restoreConversations(agent.ctx, done.previous);
      else await reopenConversations(agent.ctx, [id]);
      expect(await queued(id)).toEqual([]);
      expect(await rowOf(agent.ctx, id)).toMatchObject({
        state: "open",
        unread: 1,
        unansweredSince: expect.any(Date),
        surveyAskedAt: null,
      });
    }
  });

  test.each([
    ["where nobody turned it on", false, {}],
    ["when the colleague says so", true, { survey: false }],
  ])("is not asked %s", async (_, on, options) => {
    const team = await openTeam(db);
    const { ctx } = await team.member("agent");
    await team.settings({ survey: { on, question: QUESTION } });
    const id = await team.conversation();
    await finishConversations(ctx, { ids: [id], ...options });
    expect(await queued(id)).toEqual([]);
  });

  test("is not asked where the 24 hours are over, nor of who stopped or never wrote", async () => {
    const team = await openTeam(db);
    const { ctx } = await team.member("agent");
    await team.settings({ survey: { on: true, question: QUESTION } });
    const silent = await team.conversation({ lastInboundAt: null });
    const stopped = await team.conversation();
    await db.admin.query(
      "UPDATE contact SET whatsapp_stopped_at = now() WHERE id = (SELECT contact_id FROM conversation WHERE id = $1)",
      [stopped],
    );
    await finishConversations(ctx, { ids: [silent, stopped] });
    expect([...(await queued(silent)), ...(await queued(stopped))]).toEqual([]);
    const old = await team.conversation({ windowUntil: new Date(Date.now() + 1_000) });
    await db.admin.query("UPDATE connection SET kind = 'meta' WHERE id = $1", [team.connectionId]);
    await finishConversations(ctx, { ids: [old] });
    expect(await queued(old)).toEqual([]);
  });

  test("has one answer, which is recorded for who finished it and opens nothing", async () => {
    const { says, phone, id, agent, answers, sent, later, system } = await aFinished();
    await sent();
    await says(phone, "Nota 5!!", {}, later());
    expect(await answers()).toEqual([{ score: 5, memberId: agent.userId }]);
    expect(await rowOf(system, id)).toMatchObject({ state: "done", unread: 0, unansweredSince: null });
    expect((await linesOf(system, id)).at(-1)).toMatchObject({
      type: "survey",
      author: "system",
      content: { score: 5 },
    });
    await says(phone, "4", {}, later(0.02));
    expect(await answers()).toHaveLength(1);
    expect((await rowOf(system, id)).state).toBe("open");
  });

  test.each([
    ["anything else than 1 to 5", ["10"], 0.01, true],
    ["a number after other words", ["Foi ótimo", "5"], 0.01, true],
    ["a number a day later", ["5"], 24.1, true],
    ["a number while the question is still in the queue", ["5"], 0.01, false],
  ])("%s is an ordinary message", async (_, texts, hours, left) => {
    const { says, phone, id, answers, sent, later, system } = await aFinished();
    if (left) await sent();
    for (const [at, text] of texts.entries()) await says(phone, text, {}, later(hours + at / 100));
    expect(await answers()).toEqual([]);
    expect(await rowOf(system, id)).toMatchObject({ state: "open", unread: texts.length });
  });
});
