import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox } from "#/workers/sandbox/sandbox-api";
import { type LaneSupervisor, startLaneSupervisor } from "#/workers/senders/lane-supervisor";
import { loadLaneConnection } from "~/features/outgoing/lane-connection.sql.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aMetaConnection } from "../factories/a-meta-connection";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";

let db: TestDatabase;
let sandbox: Sandbox;
let company: CompanyContext;
const running: LaneSupervisor[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  sandbox = await startSandbox({ port: 0, mode: "off", seed: "lane" });
  company = await db.company();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});
afterAll(async () => {
  await sandbox.stop();
  await db.close();
});

const start = (owner = crypto.randomUUID()) => {
  const supervisor = startLaneSupervisor(owner);
  running.push(supervisor);
  return supervisor;
};

const counts = async (campaignId: string): Promise<Record<string, number>> => {
  const { rows } = await db.admin.query(
    "SELECT state, sum(n)::int AS n FROM campaign_tally WHERE campaign_id = $1 GROUP BY state HAVING sum(n) <> 0",
    [campaignId],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

describe("a lane", () => {
  test("sends every waiting recipient once, and counts them", async () => {
    const connection = await aMetaConnection(company, sandbox, { rate: 5_000 });
    const campaign = await aRunningCampaign(company, connection, { recipients: 500 });
    start();
    await until(async () => (await counts(campaign)).accepted === 500);
    const { rows } = await db.admin.query(
      "SELECT count(DISTINCT m.provider_id)::int AS bubbles, count(*)::int AS n FROM message AS m WHERE campaign_id = $1",
      [campaign],
    );
    expect(rows[0]).toEqual({ bubbles: 500, n: 500 });
    expect(sandbox.sent.duplicates()).toEqual([]);
    await until(async () => {
      const held = await db.admin.query("SELECT 1 FROM lane_claim WHERE connection_id = $1", [connection.id]);
      return held.rowCount === 0;
    });
  });

  test("sends nothing of a paused campaign, and goes on when it is resumed", async () => {
    const connection = await aMetaConnection(company, sandbox, { rate: 200 });
    const campaign = await aRunningCampaign(company, connection, {
      recipients: 200,
      firstPhone: 21_981_000_000,
    });
    start();
    await until(async () => ((await counts(campaign)).accepted ?? 0) >= 20);
    await db.admin.query("UPDATE campaign SET state = 'paused' WHERE id = $1", [campaign]);
    await until(async () => {
      const now = await counts(campaign);
      return !now.claimed && !now.sending;
    });
    const stood = await counts(campaign);
    expect(stood.waiting).toBeGreaterThan(50);
    await db.admin.query("UPDATE campaign SET state = 'running' WHERE id = $1", [campaign]);
    await db.admin.query("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [connection.id]);
    await until(async () => (await counts(campaign)).accepted === 200);
  });

  test("lets two campaigns to the same people leave one number six seconds apart", async () => {
    const connection = await aMetaConnection(company, sandbox, { rate: 5_000 });
    const facts = { recipients: 20, firstPhone: 21_982_000_000 };
    const first = await aRunningCampaign(company, connection, facts);
    const second = Bun.randomUUIDv7();
    await db.admin.query("UPDATE lane SET wake_at = NULL WHERE connection_id = $1", [connection.id]);
    await db.admin.query(
      `INSERT INTO campaign (id, company_id, name, state, connection_id, template_id, category, template_snapshot,
         send_window, audience_count, started_at)
       SELECT $2, company_id, 'Outra', state, connection_id, template_id, category, template_snapshot, send_window,
         audience_count, started_at FROM campaign WHERE id = $1`,
      [first, second],
    );
    await db.admin.query(
      `INSERT INTO outgoing (company_id, connection_id, stream_id, source, campaign_id, contact_id, conversation_id,
         to_phone, zone, purpose, values)
       SELECT company_id, connection_id, $2, source, $2, contact_id, conversation_id, to_phone, zone, purpose, values
       FROM outgoing WHERE campaign_id = $1`,
      [first, second],
    );
    await db.admin.query("UPDATE lane SET wake_at = now() WHERE connection_id = $1", [connection.id]);
    start();
    const both = async () => {
      const { rows } = await db.admin.query(
        `SELECT count(*) FILTER (WHERE state = 'accepted')::int AS gone,
           count(*) FILTER (WHERE state = 'waiting' AND why = 'recipient-rate')::int AS held,
           count(DISTINCT contact_id) FILTER (WHERE state = 'accepted')::int AS people
         FROM outgoing WHERE campaign_id IN ($1, $2)`,
        [first, second],
      );
      return rows[0];
    };
    await until(async () => {
      const now = await both();
      return now.gone + now.held === 40;
    });
    expect(await both()).toEqual({ gone: 20, held: 20, people: 20 });
    await db.admin.query("UPDATE campaign SET state = 'paused' WHERE id IN ($1, $2)", [first, second]);
  });

  test("shares the pace that a company allows itself among the numbers that are sending", async () => {
    const own = await db.company();
    const one = await aMetaConnection(own, sandbox, { rate: 80 });
    const two = await aMetaConnection(own, sandbox, { rate: 3 });
    const rates = async () =>
      Promise.all([one, two].map(async ({ id }) => (await loadLaneConnection(own, id))!.rate));
    expect(await rates()).toEqual([80, 3]);
    await db.admin.query("UPDATE company SET rate = 10 WHERE id = $1", [own.companyId]);
    expect(await rates()).toEqual([10, 3]);
    await db.admin.query("UPDATE lane SET owner = 'w' WHERE connection_id = ANY ($1)", [[one.id, two.id]]);
    expect(await rates()).toEqual([5, 3]);
    await db.admin.query("UPDATE company SET rate = 1 WHERE id = $1", [own.companyId]);
    expect(await rates()).toEqual([0.5, 0.5]);
    await db.admin.query("UPDATE lane SET owner = NULL WHERE connection_id = ANY ($1)", [[one.id, two.id]]);
  });
});
