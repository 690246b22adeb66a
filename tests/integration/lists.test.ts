import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { blockPhones } from "~/features/contacts/block-phones.server";
import { changeMembers } from "~/features/contacts/change-members.server";
import { changeStop } from "~/features/contacts/change-stop.server";
import { listContacts } from "~/features/contacts/list-contacts.server";
import { listStopped } from "~/features/contacts/list-stopped.sql.server";
import { tagContacts } from "~/features/contacts/tag-contacts.server";
import { createPlace } from "~/features/lists/create-place.server";
import { deletePlace } from "~/features/lists/delete-place.server";
import { listPlaces } from "~/features/lists/list-places.sql.server";
import { renamePlace } from "~/features/lists/rename-place.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aContact } from "../factories/a-contact";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let company: CompanyContext;
let other: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  company = await db.company();
  other = await db.company("Loja do Vizinho");
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { messageKey?: string; message: string }) => error.messageKey ?? error.message,
  );
const aCampaign = (state: string, audience: object, name = "Natal") =>
  company.transaction(({ db }) => db.campaign.createMany({ data: [{ name, state, audience }] }));

describe("a list", () => {
  test.each(["", "  ", "\u0000", "x".repeat(121)])("cannot be called %j", async (name) =>
    expect(await refusal(createPlace(company, "list", name))).toBe("lists.errors.badName"),
  );

  test("of the same name exists once in a company, also when two people make it at once", async () => {
    const results = await Promise.all([1, 2].map(() => refusal(createPlace(company, "list", "Clientes"))));
    expect(results.sort()).toEqual(["done", "lists.errors.nameTaken"]);
    expect(await refusal(createPlace(other, "list", "Clientes"))).toBe("done");
    const second = await createPlace(company, "list", "Outra");
    expect(await refusal(renamePlace(company, "list", second.id, "Clientes"))).toBe("lists.errors.nameTaken");
  });

  test("of another company is not renamed, filled or deleted", async () => {
    const { id } = await createPlace(other, "list", "Deles");
    const contact = await aContact(company);
    const change = { kind: "list", id, change: "add" } as const;
    expect(await refusal(renamePlace(company, "list", id, "Nossa"))).toBe("lists.errors.notFound");
    expect(await refusal(deletePlace(company, "list", id))).toBe("lists.errors.notFound");
    expect(await refusal(changeMembers(company, { ids: [contact] }, change))).toBe("lists.errors.notFound");
    expect((await listPlaces(other, "list")).map(({ name }) => name)).toEqual(["Deles"]);
  });

  test.each(["draft", "scheduled", "preparing", "running", "paused"])(
    "that a campaign in state %s needs is not deleted",
    async (state) => {
      const { id } = await createPlace(company, "list", "Clientes");
      await aCampaign(state, { any: [{ all: true }], minus: [{ list: id }] });
      expect(await refusal(deletePlace(company, "list", id))).toBe("lists.errors.inUse");
      expect(await listPlaces(company, "list")).toHaveLength(1);
    },
  );

  test("goes with its members, not with its contacts; finished campaigns do not hold it", async () => {
    const { id } = await createPlace(company, "list", "Clientes");
    const contact = await aContact(company);
    await changeMembers(company, { ids: [contact] }, { kind: "list", id, change: "add" });
    await aCampaign("finished", { any: [{ list: id }], minus: [] });
    expect(await listPlaces(company, "list")).toMatchObject([{ name: "Clientes", contacts: 1 }]);
    expect(await deletePlace(company, "list", id)).toEqual({ contacts: 1 });
    expect((await listContacts(company, {})).rows.map((row) => row.id)).toEqual([contact]);
    expect(await refusal(deletePlace(company, "list", id))).toBe("lists.errors.notFound");
  });

  test("a tag in a draft's audience is held the same way", async () => {
    const { id } = await createPlace(company, "tag", "VIP");
    await aCampaign("draft", { any: [{ tag: id }], minus: [] });
    expect(await refusal(deletePlace(company, "tag", id))).toBe("lists.errors.tagInUse");
  });

  test("every change leaves its line in the audit log", async () => {
    const { id } = await createPlace(company, "list", "A");
    await renamePlace(company, "list", id, "B");
    await deletePlace(company, "list", id);
    const lines = await company.read(({ db }) => db.auditEntry.findMany({ orderBy: { id: "asc" } }));
    expect(lines.map(({ action, subjectId }) => [action, subjectId])).toEqual([
      ["list.created", id],
      ["list.renamed", id],
      ["list.deleted", id],
    ]);
  });
});

describe("who stopped receiving", () => {
  test("needs a reason to be stopped or brought back by a person", async () => {
    const contactId = await aContact(company);
    for (const action of ["stop", "resume", "block", "unblock"] as const) {
      expect(await refusal(changeStop(company, { contactId, action, reason: " " }))).toBe(
        "consent.errors.reasonMissing",
      );
    }
  });

  test("is listed with the words, by channel, the latest first, until they come back", async () => {
    const first = await aContact(company, { firstName: "José", phone: "+5511981234410" });
    const second = await aContact(company, { firstName: "Bia" });
    await aContact(other, { smsStoppedAt: new Date() });
    await changeStop(company, {
      contactId: first,
      action: "stop",
      channel: "whatsapp",
      reason: "ligou e pediu",
    });
    await changeStop(company, {
      contactId: second,
      action: "stop",
      channel: "sms",
      reason: "respondeu SAIR",
    });
    await changeStop(company, { contactId: second, action: "block", reason: "fornecedor" });
    const names = async (query: object = {}) =>
      (await listStopped(company, { kind: "stopped", ...query })).rows.map((row) => [
        row.firstName,
        row.channel,
        row.text,
      ]);
    expect(await names()).toEqual([
      ["Bia", "sms", "respondeu SAIR"],
      ["José", "whatsapp", "ligou e pediu"],
    ]);
    expect(await names({ channel: "whatsapp" })).toEqual([["José", "whatsapp", "ligou e pediu"]]);
    expect(await names({ q: "11 8123-4410" })).toEqual([["José", "whatsapp", "ligou e pediu"]]);
    expect(await names({ kind: "blocked" })).toEqual([["Bia", "all", "fornecedor"]]);
    await changeStop(company, {
      contactId: first,
      action: "resume",
      channel: "whatsapp",
      reason: "voltou à loja",
    });
    await changeStop(company, { contactId: second, action: "unblock", reason: "engano" });
    expect(await names()).toEqual([["Bia", "sms", "respondeu SAIR"]]);
    expect(await names({ kind: "blocked" })).toEqual([]);
  });

  test("pages hold everybody once", async () => {
    for (let n = 0; n < 5; n += 1) {
      const contactId = await aContact(company, { firstName: `Ana ${n}` });
      await changeStop(company, { contactId, action: "stop", reason: "não quer" });
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listStopped(company, { kind: "stopped", channel: "sms", after, size: 2 });
      seen.push(...page.rows.map(({ firstName }) => firstName));
      after = page.next;
    } while (after);
    expect(seen).toEqual(["Ana 4", "Ana 3", "Ana 2", "Ana 1", "Ana 0"]);
  });
});

describe("the block list", () => {
  test.each([
    ["", "consent.errors.noPhones"],
    [" \n ;", "consent.errors.noPhones"],
    ["11981234410\n".repeat(1_001), "consent.errors.tooManyPhones"],
  ])("a paste is refused as a whole: case %#", async (pasted, messageKey) =>
    expect(await refusal(blockPhones(company, pasted))).toBe(messageKey),
  );

  test("takes the readable phones in any spelling, once each, and names the lines it cannot read", async () => {
    const known = await aContact(company, { firstName: "José", phone: "+5511981234410" });
    const result = await blockPhones(
      company,
      "11 8123-4410\nBanana\n(21) 99876-5432\n+55 21 9876-5432",
      "pediram",
    );
    expect(result).toEqual({
      blocked: 2,
      already: 0,
      refused: [{ line: 2, text: "Banana", messageKey: "imports.reasons.letters", params: {} }],
    });
    expect(await blockPhones(company, "11981234410")).toMatchObject({ blocked: 0, already: 1 });
    const blocked = await listContacts(company, { stopped: "blocked" });
    expect(blocked.rows.map(({ id, phone }) => [id === known, phone])).toEqual([
      [false, "+5521998765432"],
      [true, "+5511981234410"],
    ]);
    expect((await listContacts(other, {})).rows).toEqual([]);
  });
});

test("tags are given by name, and the same name in another spelling of spaces is the same tag", async () => {
  const id = await aContact(company);
  await tagContacts(company, { ids: [id] }, "Cliente  bom", "add");
  await tagContacts(company, { ids: [id] }, " Cliente bom ", "add");
  expect(await listPlaces(company, "tag")).toMatchObject([{ name: "Cliente bom", contacts: 1 }]);
});
