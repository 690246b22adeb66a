import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { changeMembers } from "~/features/contacts/change-members.server";
import { changeStop } from "~/features/contacts/change-stop.server";
import { contactInputSchema } from "~/features/contacts/contacts.schema";
import type { ContactFilter } from "~/features/contacts/core/contact-filter";
import { countContacts } from "~/features/contacts/count-contacts.server";
import { createContact } from "~/features/contacts/create-contact.server";
import { deleteContacts } from "~/features/contacts/delete-contacts.server";
import { editContact } from "~/features/contacts/edit-contact.server";
import { exportContactsCsv } from "~/features/contacts/export-contacts.server";
import { getContact } from "~/features/contacts/get-contact.server";
import { listContacts } from "~/features/contacts/list-contacts.server";
import { previewDeletion } from "~/features/contacts/preview-deletion.sql.server";
import { showContact } from "~/features/contacts/show-contact.server";
import { tagContacts } from "~/features/contacts/tag-contacts.server";
import { createPlace } from "~/features/lists/create-place.server";
import { addWhatsappConnection } from "~/features/whatsapp/add-whatsapp-connection.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aContact } from "../factories/a-contact";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let company: CompanyContext;
let other: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  company = await db.company();
  other = await db.company("Loja do Vizinho");
});

const idsOf = async (filter: ContactFilter, ctx = company) =>
  (await listContacts(ctx, filter)).rows.map(({ id }) => id);
const typed = (input: object) => contactInputSchema.parse(input);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: { messageKey?: string; message: string }) => error.messageKey ?? error.message,
  );
const audits = async (ctx = company) =>
  (await ctx.read(({ db }) => db.auditEntry.findMany({ orderBy: { id: "asc" } }))).map(
    ({ action }) => action,
  );

describe("another company's contact", () => {
  test("is not listed, shown, opened, changed, stopped, tagged or deleted", async () => {
    const foreign = await aContact(other, { firstName: "Vera", phone: "+5511981110000" });
    const tag = await createPlace(company, "tag", "VIP");
    const foreignTag = await createPlace(other, "tag", "VIP");
    const own = await aContact(company);
    expect(await idsOf({ q: "vera" })).toEqual([]);
    expect(await refusal(showContact(company, "+5511981110000"))).toBe("contacts.errors.nobodyHas");
    expect(await refusal(getContact(company, foreign))).toBe("contacts.errors.notFound");
    expect(await refusal(editContact(company, foreign, new Date(), typed({ email: "a@b.com" })))).toBe(
      "contacts.errors.notFound",
    );
    const stop = { contactId: foreign, action: "stop", reason: "pediu por telefone" } as const;
    expect(await refusal(changeStop(company, stop))).toBe("contacts.errors.notFound");
    expect(await tagContacts(company, { ids: [foreign] }, "VIP", "add")).toMatchObject({ changed: 0 });
    const foreignPlace = { kind: "tag", id: foreignTag.id, change: "add" } as const;
    expect(await refusal(changeMembers(company, { ids: [own] }, foreignPlace))).toBe(
      "lists.errors.tagNotFound",
    );
    expect(await previewDeletion(company, { ids: [foreign] })).toMatchObject({ chosen: 0, deleted: 0 });
    expect(await deleteContacts(company, { ids: [foreign] })).toMatchObject({ done: true, deleted: 0 });
    expect(await idsOf({ tag: tag.id })).toEqual([]);
    expect(await idsOf({ list: foreignTag.id })).toEqual([]);
    expect(await idsOf({}, other)).toEqual([foreign]);
  });

  test.each(["", "x", "../etc", "00000000-0000-0000-0000-000000000000"])(
    "the address %j is nobody's page",
    async (id) => expect(await refusal(getContact(company, id))).toBe("contacts.errors.notFound"),
  );
});

describe("entering by hand", () => {
  test.each([
    [{}, "phone", "contacts.problems.noAddress"],
    [{ phone: "José" }, "phone", "imports.reasons.letters"],
    [{ phone: "11 9812-441" }, "phone", "imports.reasons.too-short"],
    [{ phone: "5,51199E+12" }, "phone", "imports.reasons.scientific"],
    [{ email: "jose@" }, "email", "contacts.problems.badEmail"],
  ])("%j is refused at %s with %s", async (input, field, messageKey) => {
    const saved = await createContact(company, typed(input));
    expect(saved).toMatchObject({ ok: false, problems: [{ field, messageKey }] });
    expect(await idsOf({})).toEqual([]);
  });

  test("nobody is entered twice, whatever the spelling of the phone", async () => {
    const first = await createContact(company, typed({ firstName: "José", phone: "(11) 98123-4410" }));
    const again = await createContact(company, typed({ firstName: "Zé", phone: "+55 11 8123-4410" }));
    expect(first.ok).toBe(true);
    expect(again).toMatchObject({
      ok: false,
      problems: [{ field: "phone", messageKey: "contacts.problems.taken", params: { name: "José" } }],
    });
  });

  test("of two who enter the same person at once, one is told", async () => {
    const saved = await Promise.all(
      [1, 2].map(() => refusal(createContact(company, typed({ phone: "11 98123-4411" })))),
    );
    expect(await idsOf({})).toHaveLength(1);
    expect(saved).toContain("done");
  });

  test("a custom field that does not fit is refused; the right ones are stored by type", async () => {
    await company.transaction(({ db }) =>
      db.customField.createMany({
        data: [
          { key: "valor", label: "Valor", type: "money" },
          { key: "nascimento", label: "Nascimento", type: "date" },
        ],
      }),
    );
    const input = { email: "a@b.com", fields: { nascimento: "31/12/1990" } };
    expect(await createContact(company, typed(input))).toMatchObject({
      problems: [{ field: "fields.nascimento", messageKey: "contacts.problems.badField.date" }],
    });
    await createContact(
      company,
      typed({ email: "a@b.com", fields: { nascimento: "1990-12-31", valor: "10,50" } }),
    );
    const shown = await showContact(company, "a@b.com");
    expect(shown.fields).toEqual({ nascimento: "1990-12-31", valor: { minor: 1050, currency: "BRL" } });
  });

  test("a declared basis leaves its evidence, and never undoes a stop", async () => {
    const id = await aContact(company, { phone: "+5511981234499", basis: null });
    await changeStop(company, {
      contactId: id,
      action: "stop",
      channel: "whatsapp",
      reason: "pediu na loja",
    });
    const { contact } = await getContact(company, id);
    const input = typed({ phone: contact.phone, basis: "consent", basisEvidence: "ficha da loja" });
    expect(await editContact(company, id, contact.updatedAt, input)).toEqual({ ok: true, contactId: id });
    const page = await getContact(company, id);
    expect(page.contact).toMatchObject({ basis: "consent", whatsappStoppedAt: expect.any(Date) });
    expect(page.timeline.entries.map((entry) => ("text" in entry ? entry.text : null))).toContain(
      "ficha da loja",
    );
  });
});

describe("changing", () => {
  test("what somebody else changed meanwhile is not overwritten", async () => {
    const id = await aContact(company, { phone: "+5511981234410" });
    const { contact } = await getContact(company, id);
    const input = typed({ firstName: "Maria", phone: "+5511981234410" });
    await editContact(company, id, contact.updatedAt, input);
    expect(await refusal(editContact(company, id, contact.updatedAt, input))).toBe(
      "contacts.errors.changedMeanwhile",
    );
  });

  test("a new phone takes the place of the old one, and what a carrier said of the old is forgotten", async () => {
    const id = await aContact(company, { phone: "+5511981234410", noWhatsappAt: new Date() });
    const { contact } = await getContact(company, id);
    await editContact(company, id, contact.updatedAt, typed({ phone: "(21) 99876-5432" }));
    expect(await refusal(showContact(company, "11 98123-4410"))).toBe("contacts.errors.nobodyHas");
    expect((await getContact(company, id)).contact.noWhatsappAt).toBeNull();
    expect(await idsOf({ q: "99876" })).toEqual([id]);
    expect(await audits()).toEqual(["contact.changed"]);
  });

  test("saving without a change changes nothing", async () => {
    const id = await aContact(company, { phone: "+5511981234410" });
    const { contact } = await getContact(company, id);
    await editContact(company, id, contact.updatedAt, typed({ firstName: "Ana", phone: "+5511981234410" }));
    expect((await getContact(company, id)).contact.updatedAt).toEqual(contact.updatedAt);
    expect(await audits()).toEqual([]);
  });
});

describe("finding", () => {
  test.each([
    "jose",
    "JOSÉ",
    "silva jose",
    "ilva",
    "(11) 98123-4410",
    "11 8123-4410",
    "5511981234410",
    "8123-44",
    "ze@exemplo",
  ])("%j finds José da Silva, and nobody else", async (q) => {
    const id = await aContact(company, {
      firstName: "José",
      lastName: "da Silva",
      phone: "+5511981234410",
      email: "ze@exemplo.com.br",
    });
    await aContact(company, { firstName: "Maria", lastName: "Souza", phone: "+5521998765432" });
    expect(await idsOf({ q })).toEqual([id]);
    expect((await countContacts(company, { q })).count).toBe(1);
  });

  test("two letters are looked for too, also of names that have no more", async () => {
    const li = await aContact(company, { firstName: "李小", phone: "+8613800138000" });
    await aContact(company, { firstName: "Ana" });
    expect(await idsOf({ q: "李小" })).toEqual([li]);
    expect(await idsOf({ q: "小" })).toEqual([li]);
  });

  test.each(["%", "_", "\\", "'; DROP TABLE contact; --", "🧨"])("%j is only text", async (q) => {
    await aContact(company, { firstName: "Ana" });
    expect(await idsOf({ q })).toEqual([]);
  });

  test.each([
    ["4,000 characters", `Ana ${"b".repeat(3_995)}`],
    ["emoji", "👩‍👧 Lia 🎉"],
    ["right to left", "محمد عبد الرحمن"],
    ["a formula", '=HYPERLINK("http://exemplo")'],
  ])("a name of %s is entered, found, shown and exported whole", async (_, firstName) => {
    const saved = await createContact(company, typed({ firstName, phone: "11 98123-4410" }));
    expect(saved.ok).toBe(true);
    expect(await idsOf({ q: firstName.slice(0, 12) })).toHaveLength(1);
    expect((await showContact(company, "+5511981234410")).firstName).toBe(firstName.trim());
  });

  test("both spellings of a phone show the same person, in the shape that tools rely on", async () => {
    const id = await aContact(company, {
      firstName: "José",
      phone: "+5511981234410",
      email: "ze@exemplo.com",
    });
    const list = await createPlace(company, "list", "Clientes");
    await changeMembers(company, { ids: [id] }, { kind: "list", id: list.id, change: "add" });
    await tagContacts(company, { ids: [id] }, "VIP", "add");
    await changeStop(company, { contactId: id, action: "stop", channel: "sms", reason: "respondeu SAIR" });
    for (const spelling of ["11 98123-4410", "+55 11 8123-4410", "5511981234410", "ze@exemplo.com"]) {
      expect(await showContact(company, spelling)).toEqual({
        id,
        phone: "+5511981234410",
        identities: [
          { kind: "email", value: "ze@exemplo.com" },
          { kind: "phone", value: "+5511981234410" },
        ],
        firstName: "José",
        lastName: "",
        fields: {},
        tags: ["VIP"],
        lists: ["Clientes"],
        stopped: [{ channel: "sms", at: expect.any(Date), evidence: { text: "respondeu SAIR" } }],
      });
    }
  });

  test("every filter finds its own, and they hold together", async () => {
    const when = new Date("2026-11-10T12:00:00Z");
    const stopped = await aContact(company, { whatsappStoppedAt: when, basis: "contract" });
    const blocked = await aContact(company, { blockedAt: when, basis: null });
    const mail = await aContact(company, { phone: null, email: "so@email.com" });
    const gone = await aContact(company, { noWhatsappAt: when, basis: "legitimate-interest" });
    const list = await createPlace(company, "list", "Norte");
    await changeMembers(company, { ids: [stopped, gone] }, { kind: "list", id: list.id, change: "add" });
    await tagContacts(company, { ids: [gone, mail] }, "Frio", "add");
    const tag = (await company.read(({ db }) => db.tag.findFirstOrThrow())).id;
    // By the company's own clock, whatever the machine's is.
    const today = new Intl.DateTimeFormat("sv", { timeZone: "America/Sao_Paulo" }).format(new Date());
    const cases: [ContactFilter, string[]][] = [
      [{ stopped: "any" }, [blocked, stopped]],
      [{ stopped: "whatsapp" }, [stopped]],
      [{ stopped: "blocked" }, [blocked]],
      [{ stopped: "no" }, [gone, mail]],
      [{ basis: "none" }, [blocked]],
      [{ basis: "contract" }, [stopped]],
      [{ reach: "email" }, [mail]],
      [{ reach: "whatsapp" }, [blocked, stopped]],
      [{ reach: "nowhere" }, [mail]],
      [{ list: list.id }, [gone, stopped]],
      [{ tag }, [gone, mail]],
      [{ list: list.id, tag }, [gone]],
      [{ list: list.id, q: "ana" }, [gone, stopped]],
      [{ list: list.id, stopped: "any" }, [stopped]],
      [{ since: today, stopped: "no" }, [gone, mail]],
      [{ since: "2099-01-01" }, []],
    ];
    for (const [filter, ids] of cases) {
      expect([filter, await idsOf(filter)]).toEqual([filter, ids]);
      expect([filter, (await countContacts(company, filter)).count]).toEqual([filter, ids.length]);
    }
  });
});

test("who wrote to a number by QR and hides the phone is on WhatsApp, and can be answered at any time", async () => {
  const id = await aContact(company, { phone: null, firstName: "Lia" });
  await company.transaction(({ db }) =>
    db.identity.createMany({
      data: [{ contactId: id, kind: "lid", value: "987654321@lid", matchKey: "987654321", scope: "" }],
    }),
  );
  await addWhatsappConnection(company, { name: "Loja", server: "whatsapp" });
  expect(await idsOf({ reach: "whatsapp" })).toEqual([id]);
  const { permission } = await getContact(company, id);
  expect(permission).toMatchObject([{ channel: "whatsapp", answers: { answer: "yes" } }]);
  expect(permission[0]!.offers.answer).not.toBe("yes");
});

describe("pages", () => {
  test.each([{}, { q: "ana" }] as ContactFilter[])(
    "with %j show everyone once while rows come in between",
    async (filter) => {
      const ids: string[] = [];
      for (let n = 0; n < 7; n += 1) ids.unshift(await aContact(company, { firstName: `Ana ${n}` }));
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await listContacts(company, filter, { after, size: 3 });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
        await aContact(company, { firstName: "Ana nova" });
      } while (after);
      expect(seen).toEqual(ids);
      const last = await listContacts(company, filter, { before: seen[6], size: 3 });
      expect(last.rows.map(({ id }) => id)).toEqual(seen.slice(3, 6));
      expect(last.previous).toBe(seen[3]!);
      const top = await listContacts(company, filter, { before: last.previous });
      expect(top.previous).toBeNull();
    },
  );
});

describe("deleting", () => {
  test("keeps who stopped us and who has messages, with the reason, and takes the rest away whole", async () => {
    const plain = await aContact(company, { email: "vai@embora.com" });
    const stopped = await aContact(company, { phone: "+5511981234410" });
    const talked = await aContact(company);
    await changeStop(company, { contactId: stopped, action: "stop", reason: "não quer mais" });
    await tagContacts(company, { ids: [plain] }, "VIP", "add");
    await company.transaction(async ({ db }) => {
      const connection = await db.connection.create({
        data: { kind: "sms", name: "SMS", address: "28900", externalId: "28900", credentials: "" },
      });
      await db.conversation.create({ data: { connectionId: connection.id, contactId: talked } });
    });
    const selection = { ids: [plain, stopped, talked] };
    expect(await previewDeletion(company, selection)).toMatchObject({
      chosen: 3,
      stopped: 1,
      history: 1,
      deleted: 1,
    });
    expect(await deleteContacts(company, selection)).toMatchObject({
      done: true,
      deleted: 1,
      kept: { stopped: 1, history: 1 },
      keptContacts: expect.arrayContaining([
        { id: stopped, why: "stopped" },
        { id: talked, why: "history" },
      ]),
    });
    expect(await idsOf({})).toEqual([talked, stopped]);
    expect(await refusal(showContact(company, "vai@embora.com"))).toBe("contacts.errors.nobodyHas");
    const entry = await company.read(({ db }) =>
      db.auditEntry.findFirst({ where: { action: "contact.deleted" } }),
    );
    expect(entry).toMatchObject({ subjectType: "contact", subjectId: plain });
  });

  test("by two people at once, each contact goes once", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await aContact(company));
    const results = await Promise.all([
      deleteContacts(company, { ids }),
      deleteContacts(company, { ids: ids.toReversed() }),
    ]);
    const deleted = results.map((result) => (result.done ? result.deleted : -1));
    expect(deleted[0]! + deleted[1]!).toBe(20);
    expect((await audits()).filter((action) => action === "contact.deleted")).toHaveLength(20);
  });

  test("everything that a filter finds means what was there when it was confirmed", async () => {
    await aContact(company, { firstName: "Bia" });
    const { until, deleted } = await previewDeletion(company, { filter: { q: "bia" } });
    const later = await aContact(company, { firstName: "Bia" });
    expect(deleted).toBe(1);
    await deleteContacts(company, { filter: { q: "bia" }, until });
    expect(await idsOf({ q: "bia" })).toEqual([later]);
  });
});

describe("bulk changes", () => {
  test("tag and list everybody a filter finds, once, with an audit line and an event each", async () => {
    for (let n = 0; n < 5; n += 1) await aContact(company, { firstName: "Caio" });
    await aContact(company, { firstName: "Davi" });
    const selection = { filter: { q: "caio" } };
    expect(await tagContacts(company, selection, "Atacado", "add")).toMatchObject({ changed: 5 });
    expect(await tagContacts(company, selection, "Atacado", "add")).toMatchObject({ changed: 0 });
    expect(await tagContacts(company, selection, "Atacado", "remove")).toMatchObject({ changed: 5 });
    expect(await tagContacts(company, selection, "Nunca houve", "remove")).toMatchObject({ changed: 0 });
    expect(await audits()).toEqual(["tag.created", "contact.tagged", "contact.untagged"]);
    const events = await company.read(({ db }) => db.event.count({ where: { kind: "contact.tagged" } }));
    expect(events).toBe(5);
  });

  test("a contact that is deleted meanwhile does not stop the others", async () => {
    const [a, b] = [await aContact(company), await aContact(company)];
    await deleteContacts(company, { ids: [a] });
    expect(await tagContacts(company, { ids: [a, b] }, "VIP", "add")).toMatchObject({ changed: 1 });
  });
});

test("the export holds everybody, page by page, with formulas defused", async () => {
  await aContact(company, { firstName: "=1+1", phone: "+5511981234410", fields: { cidade: "@Recife" } });
  await aContact(company, { firstName: 'A "B"; C', phone: null, email: "ab@c.com" });
  await company.transaction(({ db }) =>
    db.customField.createMany({ data: [{ key: "cidade", label: "Cidade" }] }),
  );
  const words = {
    ...Object.fromEntries(
      "firstName lastName phone email tags lists stoppedWhatsapp stoppedSms blocked basis createdAt"
        .split(" ")
        .map((word) => [word, word]),
    ),
    basisWord: (basis: string) => `por ${basis}`,
  } as Parameters<typeof exportContactsCsv>[2];
  const text = (await Array.fromAsync(exportContactsCsv(company, {}, words))).join("");
  const lines = text.split("\r\n");
  expect(lines[0]).toStartWith("\uFEFFfirstName;lastName;phone");
  expect(lines[1]).toStartWith('"A ""B""; C";;;ab@c.com;');
  expect(lines[2]).toStartWith("'=1+1;;+5511981234410;;");
  expect(lines[2]).toEndWith(";'@Recife");
  expect(lines).toHaveLength(4);
});
