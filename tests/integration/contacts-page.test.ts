import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { contactsDelete } from "#/workers/jobs/contacts-delete";
import { changeStop } from "~/features/contacts/change-stop.server";
import { contactView } from "~/features/contacts/contact-view.server";
import { readTimelineCursor } from "~/features/contacts/core/timeline-entry";
import { listContacts } from "~/features/contacts/list-contacts.server";
import { openManyContacts, sealManyContacts } from "~/features/contacts/seal-many-contacts.server";
import { tagContacts } from "~/features/contacts/tag-contacts.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { createCaller } from "~/trpc/init";
import { appRouter } from "~/trpc/root";
import { aContact } from "../factories/a-contact";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let company: CompanyContext;
let other: CompanyContext;
const reader = { locale: "pt-BR", timeZone: "America/Sao_Paulo" } as const;

beforeAll(async () => {
  db = await openTestDatabase({ jobs: true });
  openTestProcess(db);
});
afterAll(() => db.close());
beforeEach(async () => {
  company = await db.company();
  other = await db.company("Loja do Vizinho");
});

const callWith = (ctx: CompanyContext, scopes: string[]) =>
  createCaller(appRouter)({
    locale: "pt-BR",
    clientAddress: "127.0.0.1",
    caller: {
      kind: "api-key",
      key: { companyId: ctx.companyId, apiKeyId: Bun.randomUUIDv7(), scopes },
    },
  } as never);

describe("the API", () => {
  test("refuses a key without the scope, and a reading key that writes", async () => {
    const id = await aContact(company);
    expect(callWith(company, []).contacts.list({ filter: {} })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const readOnly = callWith(company, ["contacts:read"]);
    expect(readOnly.contacts.delete({ ids: [id] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(readOnly.lists.create({ name: "Nova" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("answers another company's contact with not found", async () => {
    await aContact(company, { phone: "+5511981234410" });
    const foreign = callWith(other, ["contacts:read"]);
    expect(foreign.contacts.show({ phone: "+5511981234410" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("shows a contact by either spelling, exports page by page, tags and deletes", async () => {
    const id = await aContact(company, { phone: "+5511981234410" });
    await aContact(company);
    const api = callWith(company, ["contacts:read", "contacts:write"]);
    expect((await api.contacts.show({ phone: "11 8123-4410" })).id).toBe(id);
    const first = await api.contacts.export({ filter: {}, size: 1 });
    const second = await api.contacts.export({ filter: {}, after: first.next, size: 1 });
    expect([...first.contacts, ...second.contacts].map((one) => one.id)).toContain(id);
    await api.contacts.tag({ selection: { ids: [id] }, name: "VIP" });
    expect((await api.contacts.show({ phone: "+5511981234410" })).tags).toEqual(["VIP"]);
    expect(await api.contacts.delete({ ids: [id] })).toMatchObject({ done: true, deleted: 1 });
  });
});

describe("bulk work in the background", () => {
  test("is sealed for its company, and not readable in the queue", async () => {
    const payload = sealManyContacts(company.companyId, {
      task: "delete",
      selection: { filter: { q: "josé" } },
    });
    expect(JSON.stringify(payload)).not.toContain("jos");
    expect(() => openManyContacts(other.companyId, payload)).toThrow();
  });

  test("deletes what was confirmed, once, and nothing that came later", async () => {
    for (let n = 0; n < 3; n += 1) await aContact(company, { firstName: "Caio" });
    const selection = { filter: { q: "caio" }, until: Bun.randomUUIDv7() };
    const payload = sealManyContacts(company.companyId, { task: "delete", selection });
    const later = await aContact(company, { firstName: "Caio" });
    for (let run = 0; run < 2; run += 1) {
      await contactsDelete.handle(company, payload, appProcess(), new AbortController().signal);
    }
    expect((await listContacts(company, {})).rows.map(({ id }) => id)).toEqual([later]);
  });
});

describe("one person's page", () => {
  test("says per channel whether we may write now, and why not", async () => {
    const id = await aContact(company, { phone: "+5511981234410", basis: null });
    await changeStop(company, { contactId: id, action: "stop", channel: "sms", reason: "SAIR" });
    const { permission } = await contactView(company, id, reader, null);
    expect(permission).toEqual([
      {
        channel: "whatsapp",
        offers: { answer: "no", words: "Não aceitou receber ofertas" },
        answers: { answer: "no", words: expect.stringContaining("24 horas") },
      },
      {
        channel: "sms",
        offers: { answer: "no", words: "Parou de receber nossas mensagens" },
        answers: { answer: "no", words: "Parou de receber nossas mensagens" },
      },
    ]);
  });

  test("tells the whole history once over its pages, with the evidence", async () => {
    const id = await aContact(company);
    for (let n = 0; n < 45; n += 1) await tagContacts(company, { ids: [id] }, `Etiqueta ${n}`, "add");
    await changeStop(company, { contactId: id, action: "block", reason: "fornecedor" });
    const keys: string[] = [];
    let cursor: ReturnType<typeof readTimelineCursor> = null;
    do {
      const view = await contactView(company, id, reader, cursor);
      keys.push(...view.timeline.map(({ key }) => key));
      cursor = readTimelineCursor(view.timelineNext);
    } while (cursor);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(47);
    const { timeline } = await contactView(company, id, reader, null);
    expect(timeline[0]).toMatchObject({ kind: "consent", action: "blocked", text: "fornecedor" });
  });
});
