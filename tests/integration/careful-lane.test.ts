import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { type LaneSupervisor, startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import type { Acknowledgement, WhatsAppSession } from "~/channels/baileys/whatsapp-session";
import { enqueueMessage } from "~/features/outgoing/enqueue-message.server";
import { setAppProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { aScriptedSession } from "../factories/a-scripted-session";
import { aWhatsAppConnection, type WhatsAppConnectionFacts } from "../factories/a-whatsapp-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

const OWNER = "worker-one";
const OFF = { off: true };

let db: TestDatabase;
let company: CompanyContext;
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

const start = (owner = OWNER) => {
  const supervisor = startLaneSupervisor(owner);
  running.push(supervisor);
  return supervisor;
};
const stopAll = () => Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));

async function aNumber(facts: WhatsAppConnectionFacts = {}) {
  const connection = await aWhatsAppConnection(company, { owner: OWNER, ...facts });
  const session = aScriptedSession();
  sessions.set(connection.id, session);
  return { ...connection, session };
}

let phones = 21_970_000_000;
const aCampaign = (connection: Awaited<ReturnType<typeof aNumber>>, recipients: number) => {
  phones += 1_000;
  return aRunningCampaign(company, connection, { recipients, firstPhone: phones });
};

const one = async <Row>(text: string, values: unknown[]): Promise<Row> =>
  (await db.admin.query(text, values)).rows[0] as Row;
const states = async (campaignId: string): Promise<Record<string, number>> => {
  const { rows } = await db.admin.query(
    "SELECT state, count(*)::int AS n FROM outgoing WHERE campaign_id = $1 GROUP BY state",
    [campaignId],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};
const earlierSends = (connectionId: string, agesInMinutes: number[]) =>
  db.admin.query(
    `INSERT INTO whatsapp_send (company_id, id, connection_id, at)
     SELECT $1, gen_random_uuid(), $2, now() - make_interval(secs => m * 60) FROM unnest($3::float8[]) AS m`,
    [company.companyId, connectionId, agesInMinutes],
  );
const wakeAt = async (connectionId: string) =>
  (await one<{ at: Date | null }>("SELECT wake_at AS at FROM lane WHERE connection_id = $1", [connectionId]))
    .at;

describe("a lane of a number linked by QR", () => {
  test("with its pace off sends everybody once, one at a time, under our own ids", async () => {
    const number = await aNumber({ pace: OFF });
    const campaign = await aCampaign(number, 40);
    start();
    await until(async () => (await states(campaign)).accepted === 40);
    expect(number.session.mostAtOnce).toBe(1);
    const { rows } = await db.admin.query("SELECT id FROM outgoing WHERE campaign_id = $1", [campaign]);
    const ours = rows.map((row) => whatsappIdOf(row.id)).sort();
    expect(number.session.sent.map((order) => order.messageId).sort()).toEqual(ours);
    expect(number.session.typed).toEqual([]);
    const { n } = await one<{ n: number }>(
      "SELECT count(*)::int AS n FROM whatsapp_send WHERE connection_id = $1",
      [number.id],
    );
    expect(n).toBe(40);
  });

  test("waits for its socket, in whichever worker opens it, and loses nothing", async () => {
    const number = await aNumber({ pace: OFF });
    number.session.phase = "connecting";
    const campaign = await aCampaign(number, 3);
    start();
    start("worker-two");
    await until(async () => running.every((supervisor) => supervisor.lanes.size === 0));
    expect(await states(campaign)).toEqual({ waiting: 3 });
    number.session.phase = "open";
    await until(async () => (await states(campaign)).accepted === 3);
    expect(running.map((supervisor) => supervisor.lanes.has(number.id))).toEqual([true, false]);
    number.session.phase = "backing-off";
    await until(() => running[0]!.lanes.size === 0);
    expect(await one("SELECT owner FROM lane WHERE connection_id = $1", [number.id])).toEqual({
      owner: null,
    });
  });

  test("clears away what a dead owner left although nobody holds the socket, and sends none of it again", async () => {
    const number = await aNumber({ pace: OFF, owner: null });
    sessions.clear();
    const campaign = await aCampaign(number, 2);
    await db.admin.query(
      `WITH sent AS (UPDATE outgoing SET state = 'sending', not_before = NULL, epoch = 4 WHERE id =
         (SELECT id FROM outgoing WHERE campaign_id = $1 LIMIT 1) RETURNING id)
       INSERT INTO lane_claim (company_id, connection_id, epoch, outgoing_ids) SELECT $3, $2, 4, ARRAY[id] FROM sent`,
      [campaign, number.id, company.companyId],
    );
    await db.admin.query(
      "UPDATE lane SET owner = 'dead', epoch = 4, renewed_at = now() WHERE connection_id = $1",
      [number.id],
    );
    start();
    await until(async () => (await states(campaign)).unknown === 1);
    await until(
      async () =>
        (await one<{ owner: string | null }>("SELECT owner FROM lane WHERE connection_id = $1", [number.id]))
          .owner === null,
    );
    sessions.set(number.id, number.session);
    await db.admin.query("UPDATE whatsapp_session SET owner = $2 WHERE connection_id = $1", [
      number.id,
      OWNER,
    ]);
    await until(async () => (await states(campaign)).accepted === 1);
    expect(number.session.sent.length).toBe(1);
    expect(await states(campaign)).toEqual({ unknown: 1, accepted: 1 });
  });

  test("what was in the air as the socket fell is unknown, and is one message", async () => {
    const number = await aNumber({ pace: OFF });
    const campaign = await aCampaign(number, 5);
    const fell = Promise.withResolvers<Acknowledgement>();
    number.session.answer = () => fell.promise;
    start();
    await until(() => number.session.sent.length === 1);
    number.session.phase = "backing-off";
    fell.resolve({ outcome: "unknown", detail: "the socket closed" });
    await until(() => running[0]!.lanes.size === 0);
    expect(await states(campaign)).toEqual({ unknown: 1, waiting: 4 });
  });
});

describe("the careful pace", () => {
  test("types, then sends one, and sleeps until its gap is over; a restart forgets nothing", async () => {
    const number = await aNumber();
    const campaign = await aCampaign(number, 5);
    start();
    await until(async () => (await states(campaign)).accepted === 1);
    expect(number.session.typed.map(({ on }) => on)).toEqual([true, false]);
    expect(number.session.asked.length).toBe(1);
    await until(async () => ((await wakeAt(number.id))?.getTime() ?? 0) > Date.now() + 3_000);
    await stopAll();
    start();
    await until(() => running[0]!.lanes.size === 0 || running[0]!.lanes.get(number.id) !== undefined);
    expect(number.session.sent.length).toBe(1);
    expect((await wakeAt(number.id))!.getTime()).toBeGreaterThan(Date.now());
  });

  const full: [string, WhatsAppConnectionFacts, number[], number, number][] = [
    ["the day", { pace: { perDay: 12 } }, Array.from({ length: 12 }, (_, i) => 1_400 - i * 60), 38, 41],
    ["the hour", { pace: { perHour: 2 } }, [40, 20], 18, 21],
    ["the first day of the warm-up", { linkedDays: 0.01 }, [59, 40, 30, 20], 0, 2],
  ];
  test.each(full)(
    "a full limit of %s holds over a restart, and a person's answer goes past it",
    async (_name, facts, ages, from, to) => {
      const number = await aNumber(facts);
      await earlierSends(number.id, ages);
      const campaign = await aCampaign(number, 3);
      start();
      const later = async () => ((await wakeAt(number.id))?.getTime() ?? 0) - Date.now();
      await until(async () => (await later()) > 0 || from === 0);
      if (from > 0) expect(Math.round((await later()) / 60_000)).toBeGreaterThanOrEqual(Math.min(from, 15));
      if (from > 0) expect(Math.round((await later()) / 60_000)).toBeLessThanOrEqual(Math.min(to, 15));
      await company.transaction((tx) =>
        enqueueMessage(
          tx,
          {
            source: "reply",
            connectionId: number.id,
            contactId: null,
            to: { phone: "+5511988887777" },
            purpose: "SERVICE",
            content: { type: "text", text: "Já respondo!" },
          },
          new Date(),
        ),
      );
      await until(() => number.session.sent.length === 1);
      expect(number.session.sent[0]!.to).toBe("5511988887777@s.whatsapp.net");
      expect(await states(campaign)).toEqual({ waiting: 3 });
    },
  );

  test("an answer passes a campaign message that is being typed", async () => {
    const number = await aNumber();
    const campaign = await aCampaign(number, 1);
    start();
    await until(() => number.session.typed.length === 1);
    await company.transaction((tx) =>
      enqueueMessage(
        tx,
        {
          source: "reply",
          connectionId: number.id,
          contactId: null,
          to: { phone: "+5511988887778" },
          purpose: "SERVICE",
          content: { type: "text", text: "Oi!" },
        },
        new Date(),
      ),
    );
    await until(() => number.session.sent.length === 1);
    expect(number.session.sent[0]!.to).toContain("5511988887778");
    await until(async () => (await states(campaign)).accepted === 1);
  });

  test("who stops while it is being typed does not get it", async () => {
    const number = await aNumber();
    const campaign = await aCampaign(number, 1);
    start();
    await until(() => number.session.typed.length === 1);
    await db.admin.query(
      "UPDATE contact SET whatsapp_stopped_at = now() WHERE id IN (SELECT contact_id FROM outgoing WHERE campaign_id = $1)",
      [campaign],
    );
    await until(async () => (await states(campaign)).skipped === 1);
    expect(number.session.sent).toEqual([]);
  });

  test("without the risk accepted no campaign leaves", async () => {
    const number = await aNumber({ riskAccepted: false });
    const campaign = await aCampaign(number, 1);
    start();
    await until(async () => ((await wakeAt(number.id))?.getTime() ?? 0) > Date.now() + 60_000);
    expect(await states(campaign)).toEqual({ waiting: 1 });
  });
});

describe("the check before a first message", () => {
  test("asks once per person, writes to the number as WhatsApp spells it, and skips who is not there", async () => {
    const number = await aNumber({ pace: OFF });
    const campaign = await aCampaign(number, 3);
    number.session.check = async (phone) => {
      number.session.asked.push(phone);
      if (phone.endsWith("1")) return { known: true, exists: false };
      // Brazil's ninth digit is gone.
      return { known: true, exists: true, waId: phone.replace("+55219", "5521") };
    };
    start();
    await until(
      async () => (await states(campaign)).skipped === 1 && (await states(campaign)).accepted === 2,
    );
    expect(number.session.asked.length).toBe(3);
    expect(number.session.sent.every(({ to }) => /^5521\d{8}@/.test(to))).toBe(true);
    const absent = await one<Record<string, unknown>>(
      `SELECT o.why, c.no_whatsapp_at IS NOT NULL AS noted, o.sending_at FROM outgoing AS o JOIN contact AS c ON c.id = o.contact_id
       WHERE o.campaign_id = $1 AND o.state = 'skipped'`,
      [campaign],
    );
    await until(async () => {
      const { n } = await one<{ n: number }>(
        "SELECT count(*)::int AS n FROM contact WHERE no_whatsapp_at IS NOT NULL",
        [],
      );
      return n === 1;
    });
    expect(absent).toMatchObject({ why: "not-on-channel", sending_at: null });
    const { rows } = await db.admin.query(
      "SELECT found, wa_id FROM whatsapp_check ORDER BY phone DESC LIMIT 3",
    );
    expect(rows.filter((row) => row.found).length).toBe(2);
  });

  test("what is known and fresh is not asked again; what is old is", async () => {
    const number = await aNumber({ pace: OFF });
    const campaign = await aCampaign(number, 2);
    await db.admin.query(
      `INSERT INTO whatsapp_check (company_id, phone, found, wa_id, checked_at)
       SELECT company_id, to_phone, true, '55' || row_number() OVER (ORDER BY to_phone) || '0000000',
         now() - make_interval(days => (row_number() OVER (ORDER BY to_phone))::int * 20)
       FROM outgoing WHERE campaign_id = $1`,
      [campaign],
    );
    start();
    await until(async () => (await states(campaign)).accepted === 2);
    expect(number.session.asked.length).toBe(1);
  });

  test("when nobody answers the message waits", async () => {
    const number = await aNumber({ pace: OFF });
    const campaign = await aCampaign(number, 1);
    number.session.check = async (phone) => {
      number.session.asked.push(phone);
      return { known: false, detail: "too late" };
    };
    start();
    await until(() => number.session.asked.length === 1);
    await until(async () => ((await wakeAt(number.id))?.getTime() ?? 0) > Date.now() + 10_000);
    expect(await states(campaign)).toEqual({ waiting: 1 });
  });
});
