import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { type LaneSupervisor, startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import type { WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import { personView } from "~/features/campaigns/person-view.server";
import { recipientPage } from "~/features/campaigns/recipient-page.server";
import { watchNumbers } from "~/features/campaigns/watch-numbers.server";
import { numberHealth } from "~/features/whatsapp/number-health.server";
import { setAppProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { aScriptedSession } from "../factories/a-scripted-session";
import { aWhatsAppConnection, type WhatsAppConnectionFacts } from "../factories/a-whatsapp-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

const OWNER = "worker-one";
const HOUR_MS = 3_600_000;

let db: TestDatabase;
let company: CompanyContext;
let phones = 21_960_000_000;
const sessions = new Map<string, WhatsAppSession>();
const running: LaneSupervisor[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  setAppProcess({ ...openTestProcess(db), whatsappSessions: sessions });
  company = await db.company();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
  sessions.clear();
});
afterAll(async () => {
  await db.close();
});

async function aNumber(facts: WhatsAppConnectionFacts = {}) {
  const connection = await aWhatsAppConnection(company, { owner: OWNER, ...facts });
  const session = aScriptedSession();
  sessions.set(connection.id, session);
  return { ...connection, session };
}
type ANumber = Awaited<ReturnType<typeof aNumber>>;

const aCampaign = (connection: ANumber, recipients: number) => {
  phones += 1_000;
  return aRunningCampaign(company, connection, { recipients, firstPhone: phones });
};
const campaignOf = async (id: string) =>
  (await db.admin.query("SELECT state, pause_reason AS why FROM campaign WHERE id = $1", [id])).rows[0];
const restOf = async (id: string) =>
  (
    await db.admin.query(
      `SELECT rest_reason AS why, round(extract(epoch FROM rests_until - now()) / 3600)::int AS hours FROM whatsapp_session
       WHERE connection_id = $1`,
      [id],
    )
  ).rows[0];

/** These people of a campaign were written to so many hours ago, and this became of it. */
const past = (
  campaign: string,
  facts: { hoursAgo: number; state: string; answered?: number; why?: string },
) =>
  db.admin.query(
    `WITH old AS (
       UPDATE outgoing SET state = $2, not_before = NULL, why = $5 WHERE campaign_id = $1
       RETURNING id, company_id, connection_id, contact_id
     ), counted AS (
       INSERT INTO whatsapp_send (company_id, id, connection_id, contact_id, at)
       SELECT company_id, id, connection_id, contact_id, now() - make_interval(hours => $3) FROM old
     )
     UPDATE conversation AS c SET last_inbound_at = now() FROM (SELECT * FROM old LIMIT $4) AS o
     WHERE c.connection_id = o.connection_id AND c.contact_id = o.contact_id`,
    [campaign, facts.state, facts.hoursAgo, facts.answered ?? 0, facts.why ?? null],
  );

describe("a number stops by itself", () => {
  test("when WhatsApp locks new chats: at once, once, longer the next time, and nobody is tried again", async () => {
    const number = await aNumber({ pace: { off: true } });
    const campaign = await aCampaign(number, 5);
    number.session.answer = () => ({ outcome: "nacked", code: "463" });
    running.push(startLaneSupervisor(OWNER));
    await until(async () => (await campaignOf(campaign)).state === "paused");
    expect(await campaignOf(campaign)).toEqual({ state: "paused", why: "reach-out-lock" });
    expect(await restOf(number.id)).toEqual({ why: "reach-out-lock", hours: 24 });
    const gone = async () =>
      (
        await db.admin.query(
          "SELECT state, why FROM outgoing WHERE campaign_id = $1 AND state <> 'waiting'",
          [campaign],
        )
      ).rows;
    await until(async () => (await gone())[0]?.state === "failed");
    expect(await gone()).toEqual([{ state: "failed", why: "463" }]);
    expect(number.session.sent.length).toBe(1);
    const { rows } = await db.admin.query("SELECT state FROM connection WHERE id = $1", [number.id]);
    expect(rows).toEqual([{ state: "active" }]);

    // A person resumes too early: the rest holds it all the same.
    await db.admin.query("UPDATE campaign SET state = 'running' WHERE id = $1", [campaign]);
    await db.admin.query("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [number.id]);
    await until(async () => {
      const { rows: lanes } = await db.admin.query(
        "SELECT wake_at > now() AS later FROM lane WHERE connection_id = $1",
        [number.id],
      );
      return lanes[0].later === true;
    });
    expect(number.session.sent.length).toBe(1);

    await db.admin.query("UPDATE whatsapp_session SET rests_until = now() WHERE connection_id = $1", [
      number.id,
    ]);
    await db.admin.query("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [number.id]);
    await until(async () => (await campaignOf(campaign)).state === "paused");
    expect(await restOf(number.id)).toEqual({ why: "reach-out-lock", hours: 72 });
  });

  test("while the other numbers of its campaign go on", async () => {
    const first = await aNumber({ pace: { off: true } });
    const second = await aNumber({ pace: { off: true } });
    const campaign = await aCampaign(first, 6);
    await db.admin.query(
      "INSERT INTO campaign_number (company_id, campaign_id, connection_id) VALUES ($1, $2, $3)",
      [company.companyId, campaign, second.id],
    );
    await db.admin.query(
      `UPDATE outgoing SET connection_id = $2 WHERE id IN (SELECT id FROM outgoing WHERE campaign_id = $1 LIMIT 3)`,
      [campaign, second.id],
    );
    await db.admin.query(
      `UPDATE outgoing_due AS d SET connection_id = o.connection_id FROM outgoing AS o WHERE o.id = d.id AND o.campaign_id = $1`,
      [campaign],
    );
    await db.admin.query("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [second.id]);
    first.session.answer = () => ({ outcome: "nacked", code: "463" });
    running.push(startLaneSupervisor(OWNER));
    await until(() => second.session.sent.length === 3 && first.session.sent.length === 1);
    await until(async () => (await restOf(first.id)).why === "reach-out-lock");
    expect(await campaignOf(campaign)).toEqual({ state: "running", why: null });
    second.session.answer = () => ({ outcome: "nacked", code: "463" });
    const late = await aCampaign(second, 1);
    await until(async () => (await campaignOf(late)).state === "paused");
    await until(async () => (await campaignOf(campaign)).state === "paused");
  });

  const verdicts: [string, number, Parameters<typeof past>[1], string | null, number | null][] = [
    ["almost nobody answers", 40, { hoursAgo: 30, state: "delivered", answered: 1 }, "replies-low", 72],
    ["enough people answer", 40, { hoursAgo: 30, state: "read", answered: 4 }, null, null],
    ["it is too early to tell", 40, { hoursAgo: 20, state: "delivered" }, null, null],
    ["nothing arrives", 10, { hoursAgo: 30, state: "accepted" }, "blocked-by-people", 72],
    ["people's phones refuse it", 3, { hoursAgo: 2, state: "failed", why: "403" }, "blocked-by-people", 72],
    ["nobody knows what left", 6, { hoursAgo: 1, state: "unknown" }, "unknowns", 6],
  ];
  test.each(verdicts)("%s (%d people)", async (_name, people, facts, why, hours) => {
    const number = await aNumber();
    const campaign = await aCampaign(number, people);
    await past(campaign, facts);
    const now = new Date();
    await watchNumbers(company, [campaign], new Map(), now);
    expect(await campaignOf(campaign)).toEqual({ state: why ? "paused" : "running", why });
    expect(await restOf(number.id)).toEqual({ why, hours });
    if (!why) return;
    // Resumed after the rest, what led to it is not held against the number again.
    const later = new Date(now.getTime() + (hours! + 1) * HOUR_MS);
    await db.admin.query("UPDATE campaign SET state = 'running', pause_reason = NULL WHERE id = $1", [
      campaign,
    ]);
    await watchNumbers(company, [campaign], new Map(), later);
    expect((await campaignOf(campaign)).state).toBe("running");
  });

  test("not while its pace is off", async () => {
    const number = await aNumber({ pace: { off: true } });
    const campaign = await aCampaign(number, 10);
    await past(campaign, { hoursAgo: 30, state: "accepted" });
    await watchNumbers(company, [campaign], new Map(), new Date());
    expect((await campaignOf(campaign)).state).toBe("running");
  });
});

describe("the health of a number", () => {
  test("says the day of the warm-up, what is used, and why it is slow", async () => {
    const number = await aNumber({ linkedDays: 5.5 });
    const campaign = await aCampaign(number, 4);
    await past(campaign, { hoursAgo: 3, state: "read", answered: 1 });
    const healthOf = async () => (await numberHealth(company, [number.id], new Date())).get(number.id)!;
    expect(await healthOf()).toMatchObject({
      warmUpDay: 6,
      warmUpDays: 14,
      sentToday: 4,
      perDay: 65,
      perHour: 11,
      sentInHour: 0,
      gapSeconds: { from: 25, to: 70 },
      replies: { people: 4, answered: 1 },
      restsUntil: null,
      nextAt: null,
      why: { key: "warm-up", params: { day: 6, days: 14, perDay: 65 } },
    });
    const change = (set: string) =>
      db.admin.query(`UPDATE whatsapp_session SET ${set} WHERE connection_id = $1`, [number.id]);
    await change(`pace = '{"perDay": 4}'`);
    expect((await healthOf()).why).toMatchObject({ key: "day-cap", params: { sent: 4 } });
    await change(
      `rests_until = now() + interval '30 hours', rest_reason = 'replies-low', rest_detail = '{"times": 1}'`,
    );
    expect(await healthOf()).toMatchObject({ restReason: "replies-low", why: { key: "resting" } });
    await change("risk_accepted_at = NULL");
    expect((await healthOf()).why.key).toBe("risk-not-accepted");
    await change("phase = 'backing-off'");
    expect((await healthOf()).why.key).toBe("not-linked");
    expect((await numberHealth(company, [crypto.randomUUID()], new Date())).size).toBe(0);
  });
});

describe("what a recipient reads", () => {
  test("is what holds the number, without a row being written for it", async () => {
    const number = await aNumber({ pace: { perDay: 2 } });
    const campaign = await aCampaign(number, 4);
    const reader = { locale: "pt-BR" as const, timeZone: "America/Sao_Paulo", now: new Date() };
    const read = async () => {
      const { rows } = await recipientPage(company, campaign, {}, reader);
      const person = await personView(company, campaign, rows[0]!.contactId, reader);
      const waiting = person.story.find((line) => line.kind === "waiting");
      return [...new Set([...rows.map(({ happened }) => happened), waiting?.words])];
    };
    expect(await read()).toEqual(["Na fila deste número, que manda uma de cada vez, com calma"]);
    await db.admin.query(
      `INSERT INTO whatsapp_send (company_id, id, connection_id, at)
       SELECT $1, gen_random_uuid(), $2, now() - interval '20 hours' FROM generate_series(1, 2)`,
      [company.companyId, number.id],
    );
    const [full, ...more] = await read();
    expect(more).toEqual([]);
    expect(full).toStartWith("O limite do dia deste número está cheio; espera até ");
    await db.admin.query("UPDATE whatsapp_session SET phase = 'backing-off' WHERE connection_id = $1", [
      number.id,
    ]);
    expect(await read()).toEqual(["O número está sem ligação com o celular; sai quando voltar"]);
    await db.admin.query("UPDATE campaign SET state = 'paused', pause_reason = 'by-person' WHERE id = $1", [
      campaign,
    ]);
    expect((await recipientPage(company, campaign, {}, reader)).rows[0]!.happened).toBe(
      "A campanha está pausada",
    );
  });
});
