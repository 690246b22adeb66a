import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApplier } from "#/workers/intake/start-applier";
import { sweepParked } from "#/workers/intake/sweep-parked";
import { pruneInboundRaw } from "~/features/webhooks/dead-letters.sql.server";
import { leaseInbound } from "~/features/webhooks/inbound-queue.sql.server";
import { listDeadLetters } from "~/features/webhooks/list-dead-letters.server";
import { replayDeadLetter } from "~/features/webhooks/replay-dead-letter.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { createLogger } from "~/platform/logger/logger";
import cases from "../fixtures/meta/webhook-changes.json";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { until } from "../setup/until";
import {
  type ANumber,
  APP_SECRET,
  APP_URL,
  aCampaign,
  aContact,
  accountBody,
  aNumber,
  anOutgoing,
  anSmsSender,
  applyAll,
  count,
  messagesBody,
  metaBody,
  postMeta,
  postTwilio,
  rows,
  statusOf,
  textFrom,
} from "./webhook-fixture";

const T = 1_790_000_000;
let db: TestDatabase;
let ctx: CompanyContext;
let number: ANumber;
let serial = 0;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET, META_VERIFY_TOKEN: "verify-me" });
  ctx = await db.company();
  number = await aNumber(ctx);
});
afterAll(() => db.close());

const wamid = () => {
  serial += 1;
  return `wamid.${process.pid}.${serial}`;
};
const phone = () => {
  serial += 1;
  return `+55119876${String(50_000 + serial).padStart(5, "0")}`;
};
const post = async (value: object, to = number) => {
  expect((await postMeta(messagesBody(to, value))).status).toBe(200);
};
const outgoing = async (id: string) =>
  (
    await rows<Record<string, unknown>>(
      db,
      `SELECT state, why, provider_id, accepted_at, delivered_at, read_at, failed_at, not_before FROM outgoing WHERE id = $1`,
      [id],
    )
  )[0]!;
const kindsAbout = async (id: string) =>
  (
    await rows<{ kind: string }>(db, "SELECT kind FROM event WHERE subject_id = $1 ORDER BY tx, id", [id])
  ).map(({ kind }) => kind);
const deadLetters = () => rows<{ error: string }>(db, "SELECT error FROM inbound_dead");

describe("what can go wrong", () => {
  test("one poisonous event is set aside with its reason, and its neighbours apply", async () => {
    const good = await anOutgoing(ctx, number.id);
    const id = wamid();
    const poison = Array.from({ length: 9_000 }, (_, i) => String.fromCharCode(33 + ((i * 7919) % 90))).join(
      "",
    );
    await post({
      statuses: [statusOf(id, "delivered", T, { biz_opaque_callback_data: good })],
      messages: [
        textFrom("5511987650011", "wamid.before", "Oi", T),
        textFrom("5511987650012", shuffled(poison), "Oi", T),
        textFrom("5511987650013", "wamid.after", "Oi", T),
      ],
    });
    await applyAll(db);
    expect((await outgoing(good)).state).toBe("delivered");
    const found = await rows(
      db,
      "SELECT 1 FROM message WHERE provider_id IN ('wamid.before', 'wamid.after')",
    );
    expect(found).toHaveLength(2);
    const dead = await rows<{ error: string; company_id: string }>(db, "SELECT * FROM inbound_dead");
    expect(dead).toHaveLength(1);
    expect(dead[0]!.error).toContain("index row");
    expect(dead[0]!.company_id).toBe(ctx.companyId);
    const other = await db.company("Outra");
    expect(await listDeadLetters(other)).toEqual([]);
    const [letter] = await listDeadLetters(ctx);
    expect(letter!.body).toContain("wamid.before");
    expect(replayDeadLetter(other, letter!.id)).rejects.toThrow("NOT_FOUND");
    await replayDeadLetter(ctx, letter!.id);
    expect(await listDeadLetters(ctx)).toEqual([]);
    await applyAll(db);
    expect(await listDeadLetters(ctx)).toHaveLength(1);
    await db.admin.query("TRUNCATE inbound_dead");
  });

  test("old bodies go after a week, but not those that wait or are dead", async () => {
    for (const id of ["wamid.old", "wamid.waits", "wamid.dead"]) {
      await post({ messages: [textFrom("5511987650041", id, "Oi", T)] });
    }
    await db.admin.query(
      `UPDATE inbound_raw SET received_at = now() - interval '9 days'
       WHERE convert_from(body, 'UTF8') ~ 'wamid.(old|waits|dead)'`,
    );
    await db.admin.query(
      `DELETE FROM inbound_pending WHERE id IN (SELECT id FROM inbound_raw WHERE convert_from(body, 'UTF8') ~ 'wamid.(old|dead)')`,
    );
    await db.admin.query(
      `INSERT INTO inbound_dead (id, tries, error) SELECT id, 1, 'x' FROM inbound_raw WHERE convert_from(body, 'UTF8') ~ 'wamid.dead'`,
    );
    expect(await pruneInboundRaw(db.database.intake, { rawDays: 7, deadDays: 90 })).toBe(1);
    await db.admin.query("TRUNCATE inbound_dead, inbound_pending");
  });

  test("an applier that dies with webhooks in hand loses them to another", async () => {
    const id = wamid();
    await post({ messages: [textFrom("5511987650051", id, "Oi", T)] });
    expect(await leaseInbound(db.database.intake, 10, 30)).toHaveLength(1);
    await applyAll(db);
    expect(await rows(db, "SELECT 1 FROM message WHERE provider_id = $1", [id])).toEqual([]);
    await db.admin.query("UPDATE inbound_pending SET not_before = now()");
    await applyAll(db);
    expect(await rows(db, "SELECT 1 FROM message WHERE provider_id = $1", [id])).toHaveLength(1);
  });

  test("a stop is in force within a second of its webhook", async () => {
    const applier = startApplier({
      database: db.database,
      logger: createLogger("test", "silent"),
      clock: systemClock,
    });
    const contactId = await aContact(ctx, "+5511987650061");
    const beforeMs = performance.now();
    await post({ messages: [textFrom("5511987650061", wamid(), "PARAR", Math.floor(Date.now() / 1000))] });
    const stopped = async () =>
      (await rows(db, "SELECT 1 FROM contact WHERE id = $1 AND whatsapp_stopped_at IS NOT NULL", [contactId]))
        .length === 1;
    await until(stopped);
    expect(performance.now() - beforeMs).toBeLessThan(1_000);
    await applier.idle();
    await applier.stop();
  });

  test("a number that nobody has connected yet waits, and applies when it is", async () => {
    const later = { ...number, phoneNumberId: `9${wamid().replace(/\D/g, "")}` };
    await post({ messages: [textFrom("5511987650021", "wamid.early", "Oi", T)] }, later);
    await applyAll(db);
    expect(await count(db, "inbound_pending")).toBe(1);
    await db.admin.query("UPDATE connection SET external_id = $1 WHERE id = $2", [
      later.phoneNumberId,
      number.id,
    ]);
    await db.admin.query("UPDATE inbound_pending SET not_before = now()");
    await applyAll(db);
    expect(await rows(db, "SELECT 1 FROM message WHERE provider_id = 'wamid.early'")).toHaveLength(1);
    await db.admin.query("UPDATE connection SET external_id = $1 WHERE id = $2", [
      number.phoneNumberId,
      number.id,
    ]);
    expect(await deadLetters()).toEqual([]);
  });

  test("another company's app, rightly signed, cannot touch ours", async () => {
    const other = await db.company("Outra");
    const theirs = await aNumber(other, { appSecret: "theirs" });
    const target = await anOutgoing(ctx, number.id);
    const status = statusOf(wamid(), "delivered", T, { biz_opaque_callback_data: target });
    const body = messagesBody(number, {
      statuses: [status],
      messages: [textFrom("5511987650031", "wamid.forged", "PARAR", T)],
    });
    const viaTheirs = messagesBody(theirs, { statuses: [status] });
    expect((await postMeta(body, { connectionId: theirs.id, secret: "theirs" })).status).toBe(200);
    expect((await postMeta(viaTheirs, { connectionId: theirs.id, secret: "theirs" })).status).toBe(200);
    await applyAll(db);
    expect((await outgoing(target)).state).toBe("accepted");
    expect(await rows(db, "SELECT 1 FROM message WHERE provider_id = 'wamid.forged'")).toEqual([]);
    await db.admin.query("TRUNCATE inbound_pending, parked_status");
  });

  test("two appliers at once do everything once", async () => {
    const people = Array.from({ length: 40 }, (_, i) => `55119811${String(10_000 + i).padStart(5, "0")}`);
    const ids = await Promise.all(people.map(() => anOutgoing(ctx, number.id)));
    for (const [i, from] of people.entries()) {
      await post({
        messages: [
          textFrom(from, `wamid.two.${i}.a`, "Oi", T),
          textFrom(from, `wamid.two.${i}.b`, "Tudo?", T + 1),
        ],
      });
      await post({
        statuses: [
          statusOf(`wamid.s.${i}`, "delivered", T + 2, { biz_opaque_callback_data: ids[i] }),
          statusOf(`wamid.s.${i}`, "sent", T + 1, { biz_opaque_callback_data: ids[i] }),
        ],
      });
      await post({ messages: [textFrom(from, `wamid.two.${i}.a`, "Oi", T)], contacts: [] });
    }
    await Promise.all([applyAll(db), applyAll(db), applyAll(db)]);
    await applyAll(db);
    const [messages] = await rows<{ n: string; unread: string }>(
      db,
      `SELECT count(*) AS n, (SELECT sum(unread) FROM conversation WHERE id IN
         (SELECT conversation_id FROM message WHERE provider_id LIKE 'wamid.two.%')) AS unread
       FROM message WHERE provider_id LIKE 'wamid.two.%'`,
    );
    expect([Number(messages!.n), Number(messages!.unread)]).toEqual([80, 80]);
    const contacts = await rows(db, "SELECT 1 FROM contact WHERE phone LIKE '+55119811%'");
    expect(contacts).toHaveLength(40);
    const states = await rows<{ state: string }>(
      db,
      "SELECT DISTINCT state FROM outgoing WHERE id = ANY ($1)",
      [ids],
    );
    expect(states).toEqual([{ state: "delivered" }]);
    expect(await deadLetters()).toEqual([]);
    expect(await count(db, "inbound_pending")).toBe(0);
  });
});

function shuffled(text: string): string {
  let seed = 7;
  return [...text]
    .map((letter) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return [seed, letter] as const;
    })
    .sort(([a], [b]) => a - b)
    .map(([, letter]) => letter)
    .join("");
}

describe("statuses", () => {
  const steps = [
    ["sent", T + 1],
    ["delivered", T + 2],
    ["read", T + 3],
  ] as const;
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
    [2, 0, 1],
    [0, 2, 1],
    [1, 2, 0],
    [2, 2, 1, 0, 0],
  ];

  test.each(orders.map((order) => [order.map((at) => steps[at]![0]).join(", "), order] as const))(
    "%s end in the same row",
    async (_name, order) => {
      const id = await anOutgoing(ctx, number.id);
      const provider = wamid();
      for (const at of order) {
        const [status, seconds] = steps[at]!;
        await post({ statuses: [statusOf(provider, status, seconds, { biz_opaque_callback_data: id })] });
        await applyAll(db);
      }
      expect(await outgoing(id)).toEqual({
        state: "read",
        why: null,
        provider_id: provider,
        accepted_at: new Date((T + 1) * 1000),
        delivered_at: new Date((T + 2) * 1000),
        read_at: new Date((T + 3) * 1000),
        failed_at: null,
        not_before: null,
      });
      const kinds = await kindsAbout(id);
      expect(kinds.filter((kind) => kind === "message.read")).toHaveLength(1);
      expect(kinds.length).toBe(new Set(kinds).size);
    },
  );

  test.each([
    ["failed then delivered", ["failed", "delivered"], "delivered", null],
    ["delivered then failed", ["delivered", "failed"], "delivered", null],
    ["sent then failed", ["sent", "failed"], "failed", "131026"],
    ["failed then sent", ["failed", "sent"], "failed", "131026"],
  ] as const)("%s", async (_name, order, state, why) => {
    const id = await anOutgoing(ctx, number.id);
    const provider = wamid();
    for (const status of order) {
      const errors = status === "failed" ? { errors: [{ code: 131026, title: "Undeliverable" }] } : {};
      await post({ statuses: [statusOf(provider, status, T, { biz_opaque_callback_data: id, ...errors })] });
      await applyAll(db);
    }
    expect(await outgoing(id)).toMatchObject({ state, why, failed_at: new Date(T * 1000) });
  });

  test("resolve an unknown, with the provider's id, its bubble and its words", async () => {
    const contactId = await aContact(ctx, phone());
    const campaignId = await aCampaign(ctx, number.id);
    const id = await anOutgoing(ctx, number.id, { contactId, campaignId, state: "unknown" });
    const provider = wamid();
    await post({ statuses: [statusOf(provider, "delivered", T, { biz_opaque_callback_data: id })] });
    await applyAll(db);
    expect(await outgoing(id)).toMatchObject({ state: "delivered", provider_id: provider });
    const bubbles = await rows(db, "SELECT author, type, text, provider_id FROM message WHERE id = $1", [id]);
    expect(bubbles).toEqual([
      { author: "campaign", type: "template", text: "Oi, Ana! Que bom.", provider_id: provider },
    ]);
    expect(await tally(campaignId)).toEqual({ delivered: 1 });
  });

  test("a row that waits again must not go out again", async () => {
    const id = await anOutgoing(ctx, number.id, { state: "waiting" });
    await post({ statuses: [statusOf(wamid(), "sent", T, { biz_opaque_callback_data: id })] });
    await applyAll(db);
    expect(await outgoing(id)).toMatchObject({ state: "accepted", not_before: null });
  });

  test("without our id are matched by the provider's", async () => {
    const contactId = await aContact(ctx, phone());
    const id = await anOutgoing(ctx, number.id, { contactId, state: "unknown" });
    const provider = wamid();
    await post({ statuses: [statusOf(provider, "sent", T, { biz_opaque_callback_data: id })] });
    await applyAll(db);
    await post({ statuses: [statusOf(provider, "read", T + 5)] });
    await applyAll(db);
    expect((await outgoing(id)).state).toBe("read");
  });

  test("for a message not known yet are parked, and applied when it turns up", async () => {
    await db.admin.query("TRUNCATE parked_status");
    const contactId = await aContact(ctx, phone());
    const provider = wamid();
    await post({ statuses: [statusOf(provider, "delivered", T), statusOf(provider, "read", T + 1)] });
    await applyAll(db);
    expect(await count(db, "parked_status")).toBe(2);
    expect(await sweepParked(db.database, systemClock, 60)).toBe(0);
    const id = await anOutgoing(ctx, number.id, { contactId, providerId: provider });
    await ctx.transaction(async (tx) => {
      await tx.db.conversation.createMany({ data: [{ connectionId: number.id, contactId }] });
      const thread = await tx.db.conversation.findFirstOrThrow({ where: { contactId } });
      await tx.db.message.createMany({
        data: [
          {
            id,
            conversationId: thread.id,
            connectionId: number.id,
            direction: "out",
            author: "campaign",
            providerId: provider,
            type: "template",
          },
        ],
      });
    });
    expect(await sweepParked(db.database, systemClock, 60)).toBe(2);
    expect((await outgoing(id)).state).toBe("read");
    expect(await count(db, "parked_status")).toBe(0);
    expect(await deadLetters()).toEqual([]);
  });

  test("by Twilio are matched by the id in their address", async () => {
    const sms = await anSmsSender(ctx);
    const id = await anOutgoing(ctx, sms.id, { state: "unknown" });
    const form = { MessageSid: "SM77", From: "+551140020030", To: "+5511987650001" };
    await postTwilio(sms.id, `status?id=${id}`, { ...form, MessageStatus: "delivered" });
    await postTwilio(sms.id, `status?id=${id}`, { ...form, MessageStatus: "sent" });
    await applyAll(db);
    expect(await outgoing(id)).toMatchObject({ state: "delivered", provider_id: "SM77" });
  });

  test("failures are counted once, by code, whatever comes twice", async () => {
    const campaignId = await aCampaign(ctx, number.id);
    const ids = await Promise.all(
      [1, 2, 3].map(async () =>
        anOutgoing(ctx, number.id, { campaignId, contactId: await aContact(ctx, phone()) }),
      ),
    );
    const failed = (id: string) =>
      statusOf(`wamid.f.${id}`, "failed", T, {
        biz_opaque_callback_data: id,
        errors: [{ code: 131026, title: "Message undeliverable" }],
      });
    await post({ statuses: [...ids, ...ids].map(failed) });
    await post({ statuses: ids.map((id) => ({ ...failed(id), timestamp: String(T + 9) })) });
    await applyAll(db);
    expect(await tally(campaignId)).toEqual({ "failed 131026": 3 });
    const noted = await rows(db, "SELECT 1 FROM contact WHERE no_whatsapp_at IS NOT NULL");
    expect(noted.length).toBeGreaterThanOrEqual(3);
  });
});

async function tally(campaignId: string) {
  const sums = await rows<{ state: string; why: string; n: string }>(
    db,
    "SELECT state, why, sum(n) AS n FROM campaign_tally WHERE campaign_id = $1 GROUP BY 1, 2 HAVING sum(n) <> 0",
    [campaignId],
  );
  return Object.fromEntries(sums.map(({ state, why, n }) => [`${state} ${why}`.trim(), Number(n)]));
}

describe("inbound messages", () => {
  const conversationOf = async (connectionId: string, phoneText: string) =>
    (
      await rows<Record<string, unknown> & { contact_id: string }>(
        db,
        `SELECT v.* FROM conversation AS v JOIN contact AS c ON c.id = v.contact_id
         WHERE v.connection_id = $1 AND c.phone = $2`,
        [connectionId, phoneText],
      )
    )[0];

  test("without the ninth digit belong to the contact that was imported with it", async () => {
    const given = "+5511987651234";
    const contactId = await aContact(ctx, given, { firstName: "Rosa" });
    await post({ messages: [textFrom("551187651234", wamid(), "Quero saber mais", T)] });
    await applyAll(db);
    expect((await conversationOf(number.id, given))?.contact_id).toBe(contactId);
    const identities = await rows(
      db,
      "SELECT kind, value FROM identity WHERE contact_id = $1 ORDER BY kind",
      [contactId],
    );
    expect(identities).toEqual([
      { kind: "phone", value: given },
      { kind: "wa", value: "551187651234" },
    ]);
  });

  test("late and repeated ones move a thread forward only", async () => {
    const from = phone();
    const wa = from.slice(1);
    const first = wamid();
    const now = Math.floor(Date.now() / 1000) - 3_600;
    await post({ messages: [textFrom(wa, wamid(), "segunda", now)] });
    await applyAll(db);
    await post({ messages: [textFrom(wa, first, "primeira", now - 60)] });
    await post({ messages: [textFrom(wa, first, "primeira", now - 60)], x: 1 });
    await applyAll(db);
    const thread = await conversationOf(number.id, from);
    expect(thread).toMatchObject({
      preview: "segunda",
      unread: 2,
      state: "open",
      last_message_at: new Date(now * 1000),
      window_until: new Date((now + 86_400) * 1000),
      unanswered_since: new Date((now - 60) * 1000),
    });
  });

  test("from an ad open the free entry point for 72 hours", async () => {
    const from = phone();
    const now = Math.floor(Date.now() / 1000) - 60;
    const referral = { source_type: "ad", source_id: "1" };
    await post({ messages: [textFrom(from.slice(1), wamid(), "Vi o anúncio", now, { referral })] });
    await applyAll(db);
    const thread = await conversationOf(number.id, from);
    expect(thread!.free_entry_until).toEqual(new Date((now + 72 * 3_600) * 1000));
  });

  test("answer the campaign whose message they quote, else the last one of seven days", async () => {
    const now = Math.floor(Date.now() / 1000);
    const from = phone();
    const contactId = await aContact(ctx, from);
    const [older, newer, ancient] = await Promise.all([1, 2, 3].map(() => aCampaign(ctx, number.id)));
    const quoted = wamid();
    const ago = (seconds: number) => new Date((now - seconds) * 1000);
    const sent = { contactId, state: "unknown" };
    const first = await anOutgoing(ctx, number.id, { ...sent, campaignId: older, sendingAt: ago(7_200) });
    await anOutgoing(ctx, number.id, { ...sent, campaignId: newer, sendingAt: ago(600) });
    await anOutgoing(ctx, number.id, { ...sent, campaignId: ancient, sendingAt: ago(9 * 86_400) });
    await post({
      statuses: [statusOf(quoted, "delivered", now - 7_000, { biz_opaque_callback_data: first })],
    });
    await applyAll(db);
    const [plain, quoting, early] = [wamid(), wamid(), wamid()];
    await post({
      messages: [
        textFrom(from.slice(1), plain, "Quero", now - 10),
        textFrom(from.slice(1), quoting, "Este", now - 5, { context: { id: quoted } }),
        textFrom(from.slice(1), early, "Antes", now - 20 * 86_400),
      ],
    });
    await applyAll(db);
    const campaignOf = async (id: string) =>
      (
        await rows<{ campaign_id: string | null }>(
          db,
          "SELECT campaign_id FROM message WHERE provider_id = $1",
          [id],
        )
      )[0]!.campaign_id;
    expect([await campaignOf(plain), await campaignOf(quoting), await campaignOf(early)]).toEqual([
      newer!,
      older!,
      null,
    ]);
  });

  test("of people without a phone are one contact by their user id, and by their phone once it is known", async () => {
    const userId = "BR.13491208655302741918";
    const known = await aContact(ctx, "+5511987659999");
    await post({ messages: [{ ...textFrom("x", wamid(), "Oi", T), from: undefined, from_user_id: userId }] });
    await applyAll(db);
    const byUserId = () =>
      rows<{ contact_id: string }>(
        db,
        "SELECT contact_id FROM identity WHERE kind = 'bsuid' AND value = $1",
        [userId],
      );
    const [alone] = await byUserId();
    expect(alone!.contact_id).not.toBe(known);
    await post({ messages: [textFrom("5511987659999", wamid(), "Oi", T + 1, { from_user_id: userId })] });
    await applyAll(db);
    expect(await byUserId()).toEqual([{ contact_id: known }]);
  });

  test("a new number takes the contact along", async () => {
    const [before, after] = [phone(), phone()];
    const contactId = await aContact(ctx, before);
    const system = { type: "user_changed_number", wa_id: after.slice(1), body: "mudou" };
    await post({
      messages: [{ ...textFrom(before.slice(1), wamid(), "", T), type: "system", text: undefined, system }],
    });
    await applyAll(db);
    expect(await rows(db, "SELECT phone FROM contact WHERE id = $1", [contactId])).toEqual([
      { phone: after },
    ]);
    await post({ messages: [textFrom(after.slice(1), wamid(), "Sou eu", T + 1)] });
    await applyAll(db);
    expect((await conversationOf(number.id, after))?.contact_id).toBe(contactId);
  });

  test("taken back before they arrive do not appear afterwards", async () => {
    const from = phone().slice(1);
    const id = wamid();
    await post({
      messages: [
        { from, id: wamid(), timestamp: String(T + 1), type: "revoke", revoke: { original_message_id: id } },
      ],
    });
    await applyAll(db);
    await post({ messages: [textFrom(from, id, "apaguei", T)] });
    await applyAll(db);
    expect(await rows(db, "SELECT text, revoked_at FROM message WHERE provider_id = $1", [id])).toEqual([
      { text: "", revoked_at: new Date((T + 1) * 1000) },
    ]);
  });
});

test.each(cases.map((one) => [one.name, one] as const))(
  "Meta's shape is applied without a dead letter: %s",
  async (_name, { field, value }) => {
    const text = JSON.stringify({
      object: "whatsapp_business_account",
      entry: [{ id: number.wabaId, changes: [{ field, value }] }],
    }).replaceAll(/"phone_number_id":"\d+"/g, `"phone_number_id":"${number.phoneNumberId}"`);
    expect((await postMeta(text)).status).toBe(200);
    await applyAll(db);
    expect(await deadLetters()).toEqual([]);
    expect(await count(db, "inbound_pending")).toBe(0);
  },
);

describe("account-level events", () => {
  async function aTemplate(of: ANumber, facts: { name: string; status?: string }) {
    const id = Bun.randomUUIDv7();
    await ctx.transaction(({ db: tables }) =>
      tables.template.createMany({
        data: [
          {
            status: "APPROVED",
            ...facts,
            id,
            kind: "meta",
            wabaId: of.wabaId,
            providerId: `77${id.replace(/\D/g, "").slice(0, 12)}`,
            language: "pt_BR",
            category: "MARKETING",
            components: [],
          },
        ],
      }),
    );
    return id;
  }
  const status = (event: string, more: object = {}) => ({
    event,
    message_template_id: 123,
    message_template_name: "promo",
    message_template_language: "pt-BR",
    ...more,
  });

  test.each([
    ["PAUSED", "PAUSED", "template-paused"],
    ["DISABLED", "DISABLED", "template-disabled"],
    ["REJECTED", "REJECTED", "template-disabled"],
  ])("a template that is %s pauses what runs with it", async (event, expected, why) => {
    const own = await aNumber(ctx);
    const templateId = await aTemplate(own, { name: "promo" });
    const [running, other] = [await aCampaign(ctx, own.id, templateId), await aCampaign(ctx, own.id)];
    await postMeta(
      accountBody(own, "message_template_status_update", status(event, { reason: "PROMOTIONAL" })),
    );
    await applyAll(db);
    expect(await rows(db, "SELECT status, reason FROM template WHERE id = $1", [templateId])).toEqual([
      { status: expected, reason: "PROMOTIONAL" },
    ]);
    const states = await rows(
      db,
      "SELECT id, state, pause_reason FROM campaign WHERE id = ANY ($1) ORDER BY id",
      [[running, other]],
    );
    expect(states).toEqual([
      { id: running, state: "paused", pause_reason: why },
      { id: other, state: "running", pause_reason: null },
    ]);
    await postMeta(accountBody(own, "message_template_status_update", status("APPROVED")));
    await applyAll(db);
    expect(await rows(db, "SELECT status FROM template WHERE id = $1", [templateId])).toEqual([
      { status: "APPROVED" },
    ]);
    expect(await rows(db, "SELECT state FROM campaign WHERE id = $1", [running])).toEqual([
      { state: "paused" },
    ]);
  });

  test("the portfolio's limit is read as number and as tier", async () => {
    const own = await aNumber(ctx);
    const limit = async () =>
      (
        await rows<{ daily_limit: number | null }>(db, "SELECT daily_limit FROM portfolio WHERE id = $1", [
          own.portfolioId,
        ])
      )[0]!.daily_limit;
    for (const [given, expected] of [
      ["TIER_2K", 2_000],
      [10_000, 10_000],
      [-1, null],
    ] as const) {
      await postMeta(
        accountBody(own, "business_capability_update", { max_daily_conversations_per_business: given }),
      );
      await applyAll(db);
      expect(await limit()).toBe(expected);
    }
  });

  test("a banned account stops its numbers and what runs, and a reinstatement lifts it", async () => {
    const own = await aNumber(ctx);
    const campaignId = await aCampaign(ctx, own.id);
    const state = async () =>
      (await rows(db, "SELECT state, state_reason FROM connection WHERE id = $1", [own.id]))[0];
    const ban = (word: string) =>
      accountBody(own, "account_update", { event: "DISABLED_UPDATE", ban_info: { waba_ban_state: word } });
    await postMeta(ban("SCHEDULE_FOR_DISABLE"));
    await applyAll(db);
    expect(await state()).toMatchObject({ state: "active" });
    await postMeta(ban("DISABLE"));
    await applyAll(db);
    expect(await state()).toEqual({ state: "blocked", state_reason: "account-locked" });
    expect(await rows(db, "SELECT state, pause_reason FROM campaign WHERE id = $1", [campaignId])).toEqual([
      { state: "paused", pause_reason: "connection-stopped" },
    ]);
    await postMeta(ban("REINSTATE"));
    await applyAll(db);
    expect(await state()).toMatchObject({ state: "active" });
  });

  test("one account of two companies is each one's own", async () => {
    const other = await db.company("Outra");
    const shared = await aNumber(ctx);
    const theirs = await aNumber(other, { wabaId: shared.wabaId, appSecret: "theirs" });
    const body = metaBody({
      id: shared.wabaId,
      changes: [
        { field: "business_capability_update", value: { max_daily_conversations_per_business: 777 } },
      ],
    });
    await postMeta(body, { connectionId: theirs.id, secret: "theirs" });
    await applyAll(db);
    const limits = await rows(
      db,
      "SELECT id, daily_limit FROM portfolio WHERE id = ANY ($1) ORDER BY daily_limit",
      [[shared.portfolioId, theirs.portfolioId]],
    );
    expect(limits).toEqual([
      { id: shared.portfolioId, daily_limit: 250 },
      { id: theirs.portfolioId, daily_limit: 777 },
    ]);
  });

  test("the first webhook and the delivered test make a new number active", async () => {
    const fresh = await aNumber(ctx, { state: "pending", addedBy: "wizard" });
    const id = await anOutgoing(ctx, fresh.id, { source: "test" });
    const state = async () =>
      (await rows<{ state: string }>(db, "SELECT state FROM connection WHERE id = $1", [fresh.id]))[0]!.state;
    await post({ statuses: [statusOf(wamid(), "sent", T, { biz_opaque_callback_data: id })] }, fresh);
    await applyAll(db);
    expect(await state()).toBe("pending");
    await post({ statuses: [statusOf(wamid(), "delivered", T, { biz_opaque_callback_data: id })] }, fresh);
    await applyAll(db);
    expect(await state()).toBe("active");
  });
});
