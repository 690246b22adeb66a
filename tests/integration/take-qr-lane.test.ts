import { afterAll, beforeAll, expect, test } from "bun:test";
import { whatsappIdOf } from "~/channels/baileys/message-id";
import { takeLane } from "~/features/outgoing/lane-ownership.sql.server";
import { SENT_TYPE } from "~/features/whatsapp/sent-type";
import type { CompanyContext } from "~/platform/db/company-types";
import { aRunningCampaign } from "../factories/a-running-campaign";
import { aWhatsAppConnection } from "../factories/a-whatsapp-connection";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

const OWNER = "the next worker";

let db: TestDatabase;
let company: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  company = await db.company();
});
afterAll(() => db.close());

interface Death {
  /** It was written down as sent before the death. */
  kept?: boolean;
  sessionOwner?: string | null;
  campaign?: string;
  sentAgo?: string;
}

/** A lane whose owner died with one message marked as sending, taken over. → the message's row */
async function afterDeath({
  kept = false,
  sessionOwner = OWNER,
  campaign = "running",
  sentAgo = "1 s",
}: Death) {
  const connection = await aWhatsAppConnection(company, { owner: sessionOwner });
  const campaignId = await aRunningCampaign(company, connection, {
    recipients: 1,
    firstPhone: 21_950_000_000 + Math.floor(Math.random() * 9_999_999),
  });
  const { rows } = await db.admin.query(
    `UPDATE outgoing SET state = 'sending', not_before = NULL, epoch = 0, sending_at = now() - $2::interval
     WHERE campaign_id = $1 RETURNING id`,
    [campaignId, sentAgo],
  );
  const id = String(rows[0].id);
  await db.admin.query(
    "INSERT INTO lane_claim (company_id, connection_id, epoch, outgoing_ids) VALUES ($1, $2, 0, ARRAY[$3::uuid])",
    [company.companyId, connection.id, id],
  );
  await db.admin.query("UPDATE campaign SET state = $2 WHERE id = $1", [campaignId, campaign]);
  if (kept) {
    await db.admin.query(
      "INSERT INTO whatsapp_key (company_id, connection_id, type, id, value) VALUES ($1, $2, $3, $4, 'x')",
      [company.companyId, connection.id, SENT_TYPE, whatsappIdOf(id)],
    );
  }
  const taken = await takeLane(company, connection.id, OWNER, "0");
  const row = await db.admin.query("SELECT state, why, not_before, epoch FROM outgoing WHERE id = $1", [id]);
  return { ...row.rows[0], unknown: taken!.unknown.length };
}

const cases: [string, Death, Record<string, unknown>][] = [
  [
    "what was never enciphered has not left, and waits again",
    {},
    { state: "waiting", epoch: null, unknown: 0 },
  ],
  ["what was enciphered may have left, and is unknown", { kept: true }, { state: "unknown", unknown: 1 }],
  [
    "whoever does not hold the session cannot know that nothing left: its last owner may be frozen",
    { sessionOwner: "somebody else" },
    { state: "unknown", unknown: 1 },
  ],
  ["with a session that nobody holds, too", { sessionOwner: null }, { state: "unknown", unknown: 1 }],
  [
    "nor can anybody when what was kept may have been forgotten",
    { sentAgo: "2 days" },
    { state: "unknown", unknown: 1 },
  ],
  [
    "in a cancelled campaign it is skipped instead",
    { campaign: "cancelled" },
    { state: "skipped", why: "cancelled", not_before: null, unknown: 0 },
  ],
  ["in a paused one it waits", { campaign: "paused" }, { state: "waiting", unknown: 0 }],
];

test.each(cases)("after a death: %s", async (_name, death, expected) => {
  expect(await afterDeath(death)).toMatchObject(expected);
});
