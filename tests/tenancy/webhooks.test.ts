import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { CompanyContext } from "~/platform/db/company-types";
import {
  type ANumber,
  APP_SECRET,
  APP_URL,
  aContact,
  aNumber,
  anOutgoing,
  anSmsSender,
  applyAll,
  count,
  messagesBody,
  postMeta,
  postTwilio,
  statusOf,
  textFrom,
} from "../integration/webhook-fixture";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { rowHashes } from "./row-hashes";

setDefaultTimeout(60_000);

const SECRETS = { attacker: "secret-of-the-attackers-app", victim: "secret-of-the-victims-app" };
const NOW_SECONDS = Math.floor(Date.now() / 1_000);
let db: TestDatabase;
let victim: CompanyContext;
let theirs: ANumber;
let shared: ANumber;
let ours: ANumber;
let theirSms: { id: string };
let outgoingId: string;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET, META_VERIFY_TOKEN: "verify-me" });
  victim = await db.company("Vítima");
  const attacker = await db.company("Atacante");
  theirs = await aNumber(victim, { appSecret: SECRETS.victim });
  shared = await aNumber(victim);
  ours = await aNumber(attacker, { appSecret: SECRETS.attacker });
  theirSms = await anSmsSender(victim, "token-of-the-victim");
  await anSmsSender(attacker, "token-of-the-attacker");
  const contactId = await aContact(victim, "+5511987650001");
  outgoingId = await anOutgoing(victim, theirs.id, { contactId, providerId: "wamid.theirs" });
});
beforeEach(() => db.admin.query("TRUNCATE inbound_raw, inbound_pending"));
afterAll(() => db.close());

const statusBody = (number: ANumber) =>
  messagesBody(number, {
    statuses: [statusOf("wamid.theirs", "read", NOW_SECONDS, { biz_opaque_callback_data: outgoingId })],
  });
const stopBody = (number: ANumber) =>
  messagesBody(number, { messages: [textFrom("5511987650001", "wamid.stop", "SAIR", NOW_SECONDS)] });

describe("one company's signature at another's address is refused, and nothing is stored:", () => {
  test.each([
    [
      "its own app's",
      () => postMeta(statusBody(theirs), { connectionId: theirs.id, secret: SECRETS.attacker }),
    ],
    ["the installation's", () => postMeta(statusBody(theirs), { connectionId: theirs.id })],
    [
      "its own app's, at the installation's door",
      () => postMeta(statusBody(shared), { secret: SECRETS.attacker }),
    ],
    [
      "its own app's, at a number without one",
      () => postMeta(statusBody(shared), { connectionId: shared.id, secret: SECRETS.attacker }),
    ],
    [
      "its own Twilio token's",
      () => postTwilio(theirSms.id, "sms", { From: "+1", Body: "STOP" }, { token: "token-of-the-attacker" }),
    ],
    [
      "its own Twilio token's, as a status",
      () => postTwilio(theirSms.id, "status", { MessageSid: "SM1" }, { token: "token-of-the-attacker" }),
    ],
  ])("%s", async (_, post) => {
    const { status } = await post();
    expect([401, 403]).toContain(status);
    expect([await count(db, "inbound_raw"), await count(db, "inbound_pending")]).toEqual([0, 0]);
  });
});

describe("a company that signs for itself and speaks of another's number", () => {
  test.each([
    ["a status of their message", () => statusBody(theirs)],
    ["a STOP of their customer", () => stopBody(theirs)],
    ["a status of a number at the installation's app", () => statusBody(shared)],
    ["a STOP at the installation's app", () => stopBody(shared)],
    ["their message's ids under its own number", () => statusBody(ours)],
  ])("changes nothing there: %s", async (_, body) => {
    const before = await rowHashes(db, victim.companyId);
    const { status } = await postMeta(body(), { connectionId: ours.id, secret: SECRETS.attacker });
    expect(status).toBe(200);
    await applyAll(db);
    expect(await rowHashes(db, victim.companyId)).toEqual(before);
  });
});

test("the same from whom it belongs to does arrive", async () => {
  const before = await rowHashes(db, victim.companyId);
  await postMeta(statusBody(theirs), { connectionId: theirs.id, secret: SECRETS.victim });
  await applyAll(db);
  expect((await rowHashes(db, victim.companyId)).outgoing).not.toBe(before.outgoing!);
});
