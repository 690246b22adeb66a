import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { changeStop } from "~/features/contacts/change-stop.server";
import { deleteContacts } from "~/features/contacts/delete-contacts.server";
import { findDuplicates } from "~/features/contacts/find-duplicates.server";
import { mergeContacts } from "~/features/contacts/merge-contacts.server";
import { tagContacts } from "~/features/contacts/tag-contacts.server";
import { undoMerge } from "~/features/contacts/undo-merge.server";
import { receiveInbound } from "~/features/messages/receive-inbound.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aContact } from "../factories/a-contact";
import { aConversation, aNumber } from "../factories/a-conversation";
import { aCrowdedPair } from "../factories/a-crowded-pair";
import { aMember } from "../factories/a-member";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { rowHashes } from "../tenancy/row-hashes";

let db: TestDatabase;
let company: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  company = await db.company();
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { messageKey?: string; message: string }) => error.messageKey ?? error.message,
  );
const rows = async (sql: string, values: unknown[] = []) => (await db.admin.query(sql, values)).rows;
const contactIds = async () =>
  (await rows("SELECT id FROM contact WHERE company_id = $1 ORDER BY id", [company.companyId])).map(
    ({ id }) => id,
  );

/** What only grows: who did what, when, and the differences that figures are summed from. */
const GROWING = new Set(["audit_entry", "event", "contact_merge", "campaign_tally", "lane"]);
async function everything() {
  const hashes = await rowHashes(db, company.companyId);
  const tallies = await rows(
    `SELECT campaign_id, state, why, sum(n)::int AS n FROM campaign_tally WHERE company_id = $1
     GROUP BY 1, 2, 3 HAVING sum(n) <> 0 ORDER BY 1, 2, 3`,
    [company.companyId],
  );
  return { ...Object.fromEntries(Object.entries(hashes).filter(([table]) => !GROWING.has(table))), tallies };
}

describe("what is refused", () => {
  test("another company's contact, from either side", async () => {
    const other = await db.company("Loja do Vizinho");
    const [own, foreign] = [await aContact(company), await aContact(other)];
    const before = await everything();
    expect(await refusal(mergeContacts(company, { keptId: own, goneId: foreign }))).toBe(
      "contacts.errors.notFound",
    );
    expect(await refusal(mergeContacts(company, { keptId: foreign, goneId: own }))).toBe(
      "contacts.errors.notFound",
    );
    expect(await refusal(findDuplicates(company, foreign))).toBe("contacts.errors.notFound");
    expect(await everything()).toEqual(before);
  });

  test("another company's merge is not undone", async () => {
    const other = await db.company("Loja do Vizinho");
    const { mergeId } = await mergeContacts(other, {
      keptId: await aContact(other),
      goneId: await aContact(other),
    });
    expect(await refusal(undoMerge(company, mergeId))).toBe("inbox-person.errors.mergeNotFound");
  });

  test("a contact with itself", async () => {
    const id = await aContact(company);
    expect(await refusal(mergeContacts(company, { keptId: id, goneId: id }))).toBe(
      "inbox-person.errors.sameContact",
    );
  });

  test("by somebody who does not see one of the conversations", async () => {
    const { userId } = await aMember(db, company.companyId, "agent");
    await db.admin.query("UPDATE membership SET visibility = 'own' WHERE user_id = $1", [userId]);
    const agent = db.as(company.companyId, { kind: "member", userId, role: "agent" });
    const [kept, gone] = [await aContact(company), await aContact(company)];
    await aConversation(company, kept, { assigneeId: userId });
    const colleagues = await aConversation(company, gone);
    const wish = { keptId: kept, goneId: gone };
    expect(await refusal(mergeContacts(agent, wish))).toBe("inbox-person.errors.colleagues");
    await db.admin.query("UPDATE conversation SET assignee_id = $2 WHERE id = $1", [colleagues, userId]);
    expect(await refusal(mergeContacts(agent, wish))).toBe("done");
  });

  test("while one of their messages is on its way out", async () => {
    const pair = await aCrowdedPair(db, company, { seed: 1 });
    await db.admin.query("UPDATE outgoing SET state = 'sending', not_before = NULL WHERE id = $1", [
      pair.waiting,
    ]);
    expect(await refusal(mergeContacts(company, pair))).toBe("inbox-person.errors.sendingNow");
  });
});

describe("one person out of two", () => {
  test("whatever belonged to either is the kept contact's, and the other is gone", async () => {
    const pair = await aCrowdedPair(db, company, { seed: 2 });
    await mergeContacts(company, pair);
    expect(await contactIds()).not.toContain(pair.goneId);
    for (const table of [
      "identity",
      "list_member",
      "contact_tag",
      "consent_record",
      "conversation",
      "survey_answer",
    ]) {
      const left = await rows(`SELECT 1 FROM ${table} WHERE contact_id = $1`, [pair.goneId]);
      expect([table, left.length]).toEqual([table, 0]);
    }
    const orphans = await rows(
      "SELECT id FROM message WHERE company_id = $1 AND conversation_id NOT IN (SELECT id FROM conversation)",
      [company.companyId],
    );
    expect(orphans).toEqual([]);
  });

  test("two threads on one number are one; no bubble is lost", async () => {
    const connectionId = await aNumber(company);
    const [keptId, goneId] = [await aContact(company), await aContact(company)];
    const kept = await aConversation(company, keptId, {
      connectionId,
      unread: 1,
      inboundCount: 1,
      preview: "velho",
      lastMessageAt: new Date(1_000),
    });
    const gone = await aConversation(company, goneId, {
      connectionId,
      unread: 2,
      inboundCount: 4,
      preview: "novo",
      lastMessageAt: new Date(2_000),
    });
    await db.admin.query(
      `INSERT INTO message (company_id, conversation_id, connection_id, direction, author, type, text)
       SELECT $1, v, $2, 'in', 'customer', 'text', 'oi' FROM unnest($3::uuid[]) AS v, generate_series(1, 3)`,
      [company.companyId, connectionId, [kept, gone]],
    );
    const { threads } = await mergeContacts(company, { keptId, goneId });
    expect(threads).toEqual([{ goneId: gone, keptId: kept }]);
    expect(
      await rows(
        "SELECT conversation_id AS id, count(*)::int AS n FROM message WHERE connection_id = $1 GROUP BY 1",
        [connectionId],
      ),
    ).toEqual([{ id: kept, n: 6 }]);
    expect(
      await rows("SELECT unread, inbound_count, preview FROM conversation WHERE connection_id = $1", [
        connectionId,
      ]),
    ).toEqual([{ unread: 3, inbound_count: 5, preview: "novo" }]);
  });

  test("a stop of either holds, also when the other said later that it may go on", async () => {
    const [keptId, goneId] = [await aContact(company), await aContact(company)];
    const say = (contactId: string, action: "stop" | "resume") =>
      changeStop(company, { contactId, action, channel: "whatsapp", reason: "pediu por telefone" });
    await say(goneId, "stop");
    await say(keptId, "stop");
    await say(keptId, "resume");
    await mergeContacts(company, { keptId, goneId });
    const [kept] = await rows("SELECT whatsapp_stopped_at AS stopped FROM contact WHERE id = $1", [keptId]);
    expect(kept.stopped).toBeInstanceOf(Date);
    await say(keptId, "resume");
    const [again] = await rows("SELECT whatsapp_stopped_at AS stopped FROM contact WHERE id = $1", [keptId]);
    expect(again.stopped).toBeNull();
  });

  test("a campaign that both are in goes out once, and its figures still add up", async () => {
    const pair = await aCrowdedPair(db, company, { seed: 3 });
    const sum = async () =>
      (await rows("SELECT sum(n)::int AS n FROM campaign_tally WHERE campaign_id = $1", [pair.shared]))[0].n;
    const before = await sum();
    await mergeContacts(company, pair);
    const mine = await rows(
      "SELECT contact_id FROM outgoing WHERE campaign_id = $1 AND contact_id = ANY ($2)",
      [pair.shared, [pair.keptId, pair.goneId]],
    );
    expect(mine.map(({ contact_id }) => contact_id)).toEqual([pair.keptId]);
    expect(await sum()).toBe(before);
  });
});

describe("undoing", () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    "puts every row of every table back (%i)",
    async (seed) => {
      const pair = await aCrowdedPair(db, company, { seed });
      const before = await everything();
      const { mergeId } = await mergeContacts(company, {
        ...pair,
        choose: seed % 2 ? { name: "gone", phone: "gone" } : {},
      });
      expect(await everything()).not.toEqual(before);
      await undoMerge(company, mergeId);
      expect(await everything()).toEqual(before);
    },
  );

  test("twice is once", async () => {
    const pair = await aCrowdedPair(db, company, { seed: 20 });
    const { mergeId } = await mergeContacts(company, pair);
    await undoMerge(company, mergeId);
    const before = await everything();
    await undoMerge(company, mergeId);
    expect(await everything()).toEqual(before);
  });

  test("the newest first, and back to the beginning", async () => {
    const [a, b, c] = [await aContact(company), await aContact(company), await aContact(company)];
    const before = await everything();
    const first = await mergeContacts(company, { keptId: a, goneId: b });
    const second = await mergeContacts(company, { keptId: a, goneId: c });
    expect(await refusal(undoMerge(company, first.mergeId))).toBe("inbox-person.errors.newerFirst");
    await undoMerge(company, second.mergeId);
    await undoMerge(company, first.mergeId);
    expect(await everything()).toEqual(before);
  });

  test("not when the kept contact went into another; then that one first", async () => {
    const [a, b, c] = [await aContact(company), await aContact(company), await aContact(company)];
    const before = await everything();
    const first = await mergeContacts(company, { keptId: a, goneId: b });
    const second = await mergeContacts(company, { keptId: c, goneId: a });
    expect(await refusal(undoMerge(company, first.mergeId))).toBe("inbox-person.errors.keptGone");
    await undoMerge(company, second.mergeId);
    await undoMerge(company, first.mergeId);
    expect(await everything()).toEqual(before);
  });

  test("a deleted person is not brought back by it", async () => {
    const [keptId, goneId] = [await aContact(company), await aContact(company)];
    const { mergeId } = await mergeContacts(company, { keptId, goneId });
    await deleteContacts(company, { ids: [keptId] });
    expect(await refusal(undoMerge(company, mergeId))).toBe("inbox-person.errors.mergeNotFound");
    expect(await rows("SELECT 1 FROM contact_merge WHERE company_id = $1", [company.companyId])).toEqual([]);
  });

  test("what was changed since stays: a tag that was taken, a name that was corrected, a stop that was said", async () => {
    const [keptId, goneId] = [await aContact(company), await aContact(company, { firstName: "Bia" })];
    await tagContacts(company, { ids: [goneId] }, "VIP", "add");
    const { mergeId } = await mergeContacts(company, { keptId, goneId, choose: { name: "gone" } });
    await tagContacts(company, { ids: [keptId] }, "VIP", "remove");
    await db.admin.query("UPDATE contact SET first_name = 'Beatriz' WHERE id = $1", [keptId]);
    await changeStop(company, { contactId: keptId, action: "stop", channel: "sms", reason: "pediu na loja" });
    await undoMerge(company, mergeId);
    const found = await rows(
      `SELECT id, first_name AS name, sms_stopped_at IS NOT NULL AS stopped FROM contact WHERE company_id = $1`,
      [company.companyId],
    );
    expect(found).toContainEqual({ id: keptId, name: "Beatriz", stopped: true });
    expect(found).toContainEqual({ id: goneId, name: "Bia", stopped: true });
    expect(await rows("SELECT 1 FROM contact_tag WHERE contact_id = ANY ($1)", [[keptId, goneId]])).toEqual(
      [],
    );
  });

  test("a message that a merge took out of the queue is not sent after its campaign ended", async () => {
    const pair = await aCrowdedPair(db, company, { seed: 4, bothWait: true });
    const { mergeId } = await mergeContacts(company, pair);
    await db.admin.query("UPDATE campaign SET state = 'finished' WHERE id = $1", [pair.shared]);
    await undoMerge(company, mergeId);
    const states = await rows(
      "SELECT state FROM outgoing WHERE campaign_id = $1 AND contact_id = ANY ($2) ORDER BY state",
      [pair.shared, [pair.keptId, pair.goneId]],
    );
    expect(states.map(({ state }) => state)).toEqual(["skipped", "waiting"]);
  });
});

describe("who may be the same person", () => {
  test("one number in both Brazilian spellings, then one e-mail, then one name; the rest of Brazil not", async () => {
    const self = await aContact(company, {
      firstName: "José",
      lastName: "da Silva",
      phone: "+5511981234410",
      email: "ze@loja.com",
    });
    const byName = await aContact(company, { firstName: "JOSE", lastName: "DA SILVA" });
    const byPhone = await aContact(company, { firstName: "Zé", phone: null });
    await db.admin.query(
      "UPDATE contact SET phone = '+551181234410', search = 'ze 551181234410 5511981234410' WHERE id = $1",
      [byPhone],
    );
    const byEmail = await aContact(company, { firstName: "Loja" });
    await db.admin.query(
      "UPDATE contact SET email = 'ze@loja.com', search = 'loja ze@loja.com' WHERE id = $1",
      [byEmail],
    );
    await aContact(company, { firstName: "José", lastName: "da Silva Neto" });
    const { twins } = await findDuplicates(company, self);
    expect(twins.map(({ contactId, why }) => [contactId, why])).toEqual([
      [byPhone, "phone"],
      [byEmail, "email"],
      [byName, "name"],
    ]);
  });

  test("a first name alone is nobody's", async () => {
    const self = await aContact(company, { firstName: "Maria" });
    await aContact(company, { firstName: "Maria" });
    expect((await findDuplicates(company, self)).twins).toEqual([]);
  });
});

describe("a message that arrives meanwhile", () => {
  test("is neither lost nor makes a twin, however the two meet", async () => {
    for (let round = 0; round < 25; round += 1) {
      const connectionId = await aNumber(company, "sms");
      const phone = `+55119810${String(10_000 + round)}`;
      const [keptId, goneId] = [await aContact(company), await aContact(company, { phone })];
      if (round % 3 > 0) await aConversation(company, goneId, { connectionId });
      if (round % 3 > 1) await aConversation(company, keptId, { connectionId });
      const says = (text: string) =>
        company.transaction((tx) =>
          receiveInbound(
            tx,
            [
              {
                connection: { id: connectionId, kind: "sms", wabaId: null, portfolioId: null },
                event: {
                  kind: "message",
                  providerMessageId: `${connectionId} ${text}`,
                  from: { phone },
                  at: new Date(),
                  type: "text",
                  text,
                  raw: {},
                },
              },
            ],
            new Date(),
          ),
        );
      const texts = ["oi", "alô", "SAIR", "tudo bem?"];
      const arrive = texts.map((text) =>
        says(text).catch((error: { code?: string }) => {
          // As the intake does: once more.
          if (!/40001|40P01|deadlock/.test(`${error.code} ${error}`)) throw error;
          return says(text);
        }),
      );
      await Promise.all([
        ...arrive.slice(0, 2),
        mergeContacts(company, { keptId, goneId }),
        ...arrive.slice(2),
      ]);
      const bubbles = await rows(
        `SELECT m.text, v.contact_id AS contact FROM message AS m LEFT JOIN conversation AS v ON v.id = m.conversation_id
         WHERE m.connection_id = $1 AND m.direction = 'in'`,
        [connectionId],
      );
      expect(bubbles.map(({ text }) => text).sort()).toEqual([...texts].sort());
      expect(new Set(bubbles.map(({ contact }) => contact))).toEqual(new Set([keptId]));
    }
    expect((await contactIds()).length).toBe(25);
  }, 60_000);
});
