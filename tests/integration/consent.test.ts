import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { classifyProviderCode } from "~/channels/registry.server";
import { blockContact, unblockContact } from "~/features/consent/block-contact.server";
import { resumeContact } from "~/features/consent/resume-contact.server";
import { stopContact } from "~/features/consent/stop-contact.server";
import { applyReaction } from "~/features/outgoing/apply-reaction.server";
import { reactToRefusal } from "~/features/outgoing/core/react-to-refusal";
import type { CompanyContext } from "~/platform/db/company-types";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
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
  messagesBody,
  postMeta,
  postTwilio,
  rows,
  statusOf,
  textFrom,
} from "./webhook-fixture";

let db: TestDatabase;
let ctx: CompanyContext;
let number: ANumber;
let sms: { id: string };
let serial = 0;
const now = Math.floor(Date.now() / 1000) - 100;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db, { APP_URL, META_APP_SECRET: APP_SECRET, META_VERIFY_TOKEN: "verify-me" });
  ctx = await db.company("Casa Aurora");
  number = await aNumber(ctx);
  sms = await anSmsSender(ctx);
});
afterAll(() => db.close());

const next = () => {
  serial += 1;
  return serial;
};
const phone = () => `+55119871${String(10_000 + next())}`;
const wamid = () => `wamid.consent.${next()}`;

/** A person with marketing waiting and claimed on WhatsApp and SMS, and an agent's answer waiting on WhatsApp. */
async function aPerson() {
  const address = phone();
  const contactId = await aContact(ctx, address);
  const waiting = { contactId, state: "waiting" };
  const campaigns = [await aCampaign(ctx, number.id), await aCampaign(ctx, number.id)];
  const ids = {
    whatsapp: await anOutgoing(ctx, number.id, { ...waiting, campaignId: campaigns[0] }),
    claimed: await anOutgoing(ctx, number.id, { contactId, state: "claimed", campaignId: campaigns[1] }),
    answer: await anOutgoing(ctx, number.id, { ...waiting, source: "reply", purpose: "SERVICE" }),
    sms: await anOutgoing(ctx, sms.id, { ...waiting, source: "system" }),
  };
  return { contactId, address, ids };
}
const say = async (address: string, text: string, seconds = now, more: object = {}) => {
  await postMeta(
    messagesBody(number, { messages: [textFrom(address.slice(1), wamid(), text, seconds, more)] }),
  );
  await applyAll(db);
};
const tap = async (address: string, button: object) => {
  const message = {
    ...textFrom(address.slice(1), wamid(), "", now),
    type: "button",
    text: undefined,
    button,
  };
  await postMeta(messagesBody(number, { messages: [message] }));
  await applyAll(db);
};
const sendSms = async (address: string, text: string, more: Record<string, string> = {}) => {
  const form = { MessageSid: `SM${next()}`, From: address, To: "+551140020030", Body: text, ...more };
  expect((await postTwilio(sms.id, "sms", form)).status).toBe(200);
  await applyAll(db);
};
const columns = async (contactId: string) => {
  const [row] = await rows<Record<string, Date | null>>(
    db,
    "SELECT whatsapp_stopped_at, sms_stopped_at, blocked_at FROM contact WHERE id = $1",
    [contactId],
  );
  return {
    whatsapp: row!.whatsapp_stopped_at !== null,
    sms: row!.sms_stopped_at !== null,
    blocked: row!.blocked_at !== null,
  };
};
const states = async (ids: Record<string, string>) => {
  const found = await rows<{ id: string; state: string; why: string | null }>(
    db,
    "SELECT id, state, why FROM outgoing WHERE id = ANY ($1)",
    [Object.values(ids)],
  );
  const byId = new Map(found.map(({ id, state, why }) => [id, why ? `${state} ${why}` : state]));
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, byId.get(id)]));
};
const confirmations = (contactId: string) =>
  rows<{ content: { text: string }; purpose: string }>(
    db,
    "SELECT content, purpose FROM outgoing WHERE contact_id = $1 AND source = 'system' AND content IS NOT NULL",
    [contactId],
  );
const records = (contactId: string) =>
  rows<{ channel: string; action: string; source: string; evidence: Record<string, unknown> }>(
    db,
    "SELECT channel, action, source, evidence FROM consent_record WHERE contact_id = $1 ORDER BY at, id",
    [contactId],
  );
const eventsOf = async (contactId: string) =>
  (
    await rows<{ kind: string }>(db, "SELECT kind FROM event WHERE subject_id = $1 ORDER BY tx, id", [
      contactId,
    ])
  ).map(({ kind }) => kind);

describe("on WhatsApp", () => {
  test.each(["PARAR", "  não quero mais receber! ", "Stop.", "dar de baja", "SAIR 🙏"])(
    "%p ends marketing, cancels what waits and leaves the answer",
    async (word) => {
      const person = await aPerson();
      await say(person.address, word);
      expect(await columns(person.contactId)).toEqual({ whatsapp: true, sms: false, blocked: false });
      expect(await states(person.ids)).toEqual({
        whatsapp: "skipped stopped",
        claimed: "skipped stopped",
        answer: "waiting",
        sms: "waiting",
      });
      const [record] = await records(person.contactId);
      expect(record).toMatchObject({ channel: "whatsapp", action: "stopped", source: "inbound" });
      expect(Object.keys(record!.evidence)).toContain("messageId");
      expect(await eventsOf(person.contactId)).toEqual(["contact.stopped"]);
      const [confirmation] = await confirmations(person.contactId);
      expect(confirmation!.content.text).toContain("Casa Aurora");
      expect(confirmation!.purpose).toBe("SERVICE");
      const [thread] = await rows(
        db,
        "SELECT unanswered_since, unread FROM conversation WHERE contact_id = $1",
        [person.contactId],
      );
      expect(thread).toEqual({ unanswered_since: null, unread: 0 });
    },
  );

  test.each(["não pare por favor", "quero cancelar só o pedido 12", "obrigada", ""])(
    "%p is a conversation",
    async (text) => {
      const person = await aPerson();
      await say(person.address, text);
      expect(await columns(person.contactId)).toMatchObject({ whatsapp: false });
    },
  );

  test("is confirmed once, however often it is said", async () => {
    const person = await aPerson();
    await say(person.address, "PARAR");
    await say(person.address, "parar", now + 1);
    await say(person.address, "SAIR", now + 2);
    expect(await confirmations(person.contactId)).toHaveLength(1);
    expect(await records(person.contactId)).toHaveLength(3);
  });

  test("START undoes it, and a new STOP is confirmed again", async () => {
    const person = await aPerson();
    await say(person.address, "PARAR", now);
    await say(person.address, "voltar", now + 10);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: false });
    expect(await eventsOf(person.contactId)).toEqual(["contact.stopped", "contact.resumed"]);
    await say(person.address, "PARAR", now + 20);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: true });
    expect(await confirmations(person.contactId)).toHaveLength(2);
  });

  test("START of somebody who never stopped is a word like any other", async () => {
    const person = await aPerson();
    await say(person.address, "quero receber");
    expect(await records(person.contactId)).toEqual([]);
  });

  test("STOP and START that arrive the wrong way round end as they were said", async () => {
    const person = await aPerson();
    await say(person.address, "voltar", now + 10);
    await say(person.address, "parar", now);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: false });
    expect(await confirmations(person.contactId)).toEqual([]);
  });

  test("a STOP of days ago is kept, not confirmed: the window is closed", async () => {
    const person = await aPerson();
    await say(person.address, "PARAR", now - 3 * 86_400);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: true });
    expect(await confirmations(person.contactId)).toEqual([]);
  });

  test.each([
    ["our payload", { text: "Não tenho interesse", payload: "STOP" }],
    ["Meta's label", { text: "Parar promoções", payload: "whatever" }],
    ["a stop word", { text: "Stop promotions", payload: "Stop promotions" }],
  ])("a tapped opt-out button counts: %s", async (_name, button) => {
    const person = await aPerson();
    await tap(person.address, button);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: true });
  });

  test("Meta's own switch stops and resumes marketing, and Meta confirms it itself", async () => {
    const person = await aPerson();
    const set = async (value: string, timestamp: number) => {
      const user_preferences = [
        { wa_id: person.address.slice(1), category: "marketing_messages", value, timestamp },
      ];
      await postMeta(
        accountBody(number, "user_preferences", {
          metadata: { phone_number_id: number.phoneNumberId },
          user_preferences,
        }),
      );
      await applyAll(db);
    };
    await set("stop", now);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: true });
    expect(await confirmations(person.contactId)).toEqual([]);
    await set("resume", now + 5);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: false });
  });

  test("131050 by webhook stops the person", async () => {
    const person = await aPerson();
    const id = await anOutgoing(ctx, number.id, { contactId: person.contactId });
    const status = statusOf(wamid(), "failed", now, {
      biz_opaque_callback_data: id,
      errors: [{ code: 131050, title: "User has stopped marketing messages" }],
    });
    await postMeta(messagesBody(number, { statuses: [status] }));
    await applyAll(db);
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: true });
    expect(await states(person.ids)).toMatchObject({ whatsapp: "skipped stopped", answer: "waiting" });
    expect((await records(person.contactId))[0]).toMatchObject({
      source: "provider",
      evidence: { code: "131050" },
    });
  });

  test("131049 by webhook holds marketing back, longer each time", async () => {
    const person = await aPerson();
    const hours: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const id = await anOutgoing(ctx, number.id, { contactId: person.contactId });
      const status = statusOf(wamid(), "failed", now + time, {
        biz_opaque_callback_data: id,
        errors: [{ code: 131049, title: "Not delivered" }],
      });
      await postMeta(messagesBody(number, { statuses: [status] }));
      await applyAll(db);
      const [row] = await rows<{ hours: string }>(
        db,
        "SELECT extract(epoch FROM marketing_not_before - now()) / 3600 AS hours FROM contact WHERE id = $1",
        [person.contactId],
      );
      hours.push(Math.round(Number(row!.hours)));
    }
    expect(hours).toEqual([24, 72, 168]);
  });
});

describe("on SMS", () => {
  test.each([
    ["PARAR", {}],
    ["stop", {}],
    ["whatever Twilio understood", { OptOutType: "STOP" }],
  ])("%p ends everything there, and is not answered by us", async (text, more) => {
    const person = await aPerson();
    await sendSms(person.address, text, more as Record<string, string>);
    expect(await columns(person.contactId)).toEqual({ whatsapp: false, sms: true, blocked: false });
    expect(await states(person.ids)).toEqual({
      whatsapp: "waiting",
      claimed: "claimed",
      answer: "waiting",
      sms: "skipped stopped",
    });
    expect(await confirmations(person.contactId)).toEqual([]);
  });

  test("START and a bare yes undo it; HELP is neither", async () => {
    const person = await aPerson();
    await sendSms(person.address, "STOP");
    await sendSms(person.address, "HELP", { OptOutType: "HELP" });
    expect(await columns(person.contactId)).toMatchObject({ sms: true });
    await sendSms(person.address, "sim");
    expect(await columns(person.contactId)).toMatchObject({ sms: false });
  });

  test("21610 to a send stops the person once, with the code as evidence", async () => {
    const person = await aPerson();
    const at = new Date();
    const refusal = {
      outcome: "refused",
      ...classifyProviderCode("sms", "21610"),
      code: "21610",
      detail: "",
    } as const;
    const reaction = reactToRefusal(refusal, { channel: "sms", triesBefore: 0, now: at, random: 0 });
    const about = { connectionId: sms.id, campaignId: null, contactId: person.contactId, code: "21610" };
    await ctx.transaction((tx) => applyReaction(tx, about, reaction, at));
    await ctx.transaction((tx) => applyReaction(tx, about, reaction, new Date()));
    expect(await columns(person.contactId)).toMatchObject({ sms: true });
    expect(await states(person.ids)).toMatchObject({ sms: "skipped stopped" });
    expect(await records(person.contactId)).toMatchObject([
      { source: "provider", evidence: { code: "21610" } },
    ]);
  });
});

describe("by hand", () => {
  const wish = (contactId: string, at: Date) =>
    ({ contactId, channel: "whatsapp", source: "member", evidence: { text: "por telefone" }, at }) as const;

  test("another company's contact is not there", async () => {
    const person = await aPerson();
    const other = await db.company("Outra");
    const at = new Date();
    expect(await other.transaction((tx) => stopContact(tx, wish(person.contactId, at), at))).toBeUndefined();
    expect(
      await other.transaction((tx) =>
        blockContact(tx, { contactId: person.contactId, source: "member" }, at),
      ),
    ).toBeUndefined();
    expect(await columns(person.contactId)).toEqual({ whatsapp: false, sms: false, blocked: false });
  });

  test("blocking cancels everything everywhere, and unblocking leaves the person's own stop", async () => {
    const person = await aPerson();
    const at = new Date();
    await ctx.transaction((tx) => stopContact(tx, wish(person.contactId, at), at));
    const block = { contactId: person.contactId, source: "member" } as const;
    await ctx.transaction((tx) => blockContact(tx, block, at));
    expect(await states(person.ids)).toEqual({
      whatsapp: "skipped stopped",
      claimed: "skipped stopped",
      answer: "skipped blocked",
      sms: "skipped blocked",
    });
    await ctx.transaction((tx) => unblockContact(tx, block, new Date(at.getTime() + 5)));
    expect(await columns(person.contactId)).toEqual({ whatsapp: true, sms: false, blocked: false });
    await ctx.transaction((tx) =>
      resumeContact(tx, wish(person.contactId, new Date(at.getTime() + 9)), new Date(at.getTime() + 9)),
    );
    expect(await columns(person.contactId)).toMatchObject({ whatsapp: false });
  });

  test("a stop whose record was never kept still holds when another record comes", async () => {
    const person = await aPerson();
    await db.admin.query("UPDATE contact SET sms_stopped_at = now() - interval '1 day' WHERE id = $1", [
      person.contactId,
    ]);
    await say(person.address, "PARAR");
    expect(await columns(person.contactId)).toEqual({ whatsapp: true, sms: true, blocked: false });
  });
});
