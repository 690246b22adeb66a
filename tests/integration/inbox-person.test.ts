import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { changeStop } from "~/features/contacts/change-stop.server";
import { tagContacts } from "~/features/contacts/tag-contacts.server";
import { loadPerson } from "~/features/inbox/load-person.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { aContact } from "../factories/a-contact";
import { aConversation, aNumber } from "../factories/a-conversation";
import { aMember } from "../factories/a-member";
import { anUpload } from "../factories/an-import";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

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

async function anAgentWhoSees(visibility: "own" | "department") {
  const { userId } = await aMember(db, company.companyId, "agent");
  await db.admin.query("UPDATE membership SET visibility = $3 WHERE company_id = $1 AND user_id = $2", [
    company.companyId,
    userId,
    visibility,
  ]);
  return { userId, agent: db.as(company.companyId, { kind: "member", userId, role: "agent" }) };
}

describe("whose conversation it is not", () => {
  test("another company's person is not found", async () => {
    const other = await db.company("Loja do Vizinho");
    const foreign = await aConversation(other, await aContact(other));
    expect(await refusal(loadPerson(company, foreign, "pt-BR"))).toBe("inbox.errors.notFound");
  });

  test("a colleague's conversation tells nothing about its person", async () => {
    const { agent } = await anAgentWhoSees("own");
    const colleagues = await aConversation(company, await aContact(company));
    expect(await refusal(loadPerson(agent, colleagues, "pt-BR"))).toBe("inbox.errors.notFound");
  });

  test("of the person's other threads only those are named that the reader sees", async () => {
    const { agent, userId } = await anAgentWhoSees("own");
    const contact = await aContact(company);
    const mine = await aConversation(company, contact, { assigneeId: userId });
    const mineToo = await aConversation(company, contact, { assigneeId: userId });
    await aConversation(company, contact);
    const { conversations } = await loadPerson(agent, mine, "pt-BR");
    expect(conversations.map(({ id }) => id)).toEqual([mineToo]);
  });

  test("a viewer may look, and is told that nothing can be changed", async () => {
    const { userId } = await aMember(db, company.companyId, "viewer");
    const viewer = db.as(company.companyId, { kind: "member", userId, role: "viewer" });
    const conversation = await aConversation(company, await aContact(company));
    expect((await loadPerson(viewer, conversation, "pt-BR")).mayWrite).toBe(false);
  });
});

describe("may this person receive?", () => {
  const consentOf = async (contactId: string) => {
    const connectionId = await aNumber(company);
    await aNumber(company, "sms");
    const conversation = await aConversation(company, contactId, { connectionId });
    const person = await loadPerson(company, conversation, "pt-BR");
    return { ...person, whatsapp: person.consent.find(({ channel }) => channel === "whatsapp")! };
  };

  test("nobody ever said why we may write: never asked, and no proof", async () => {
    const { whatsapp } = await consentOf(await aContact(company, { basis: null }));
    expect(whatsapp).toMatchObject({ answer: "no", neverAsked: true, proof: null });
  });

  test("a stop is shown with the words that were said", async () => {
    const id = await aContact(company);
    const wish = { contactId: id, action: "stop", channel: "whatsapp", reason: "ligou e pediu" } as const;
    await changeStop(company, wish);
    const { whatsapp } = await consentOf(id);
    expect(whatsapp).toMatchObject({
      answer: "no",
      neverAsked: false,
      words: "Parou de receber nossas mensagens",
      proof: { action: "stopped", source: "member", text: "ligou e pediu" },
    });
  });

  test("what an import declared for its whole file is the proof of a person who never said anything", async () => {
    const importId = await anUpload(company, "Nome;Telefone\nAna;11981230000\n", {
      basisText: "Ficha da loja",
    });
    const id = await aContact(company);
    await company.transaction(({ db }) =>
      db.contact.updateMany({ where: { id }, data: { basis: "consent", basisImportId: importId } }),
    );
    const { whatsapp } = await consentOf(id);
    expect(whatsapp.proof).toMatchObject({ source: "declared", text: "Ficha da loja" });
  });

  test("a blocked person says so, with the reason", async () => {
    const id = await aContact(company);
    await changeStop(company, { contactId: id, action: "block", reason: "é fornecedor" });
    const { blocked, whatsapp } = await consentOf(id);
    expect(blocked).toMatchObject({ text: "é fornecedor" });
    expect(whatsapp).toMatchObject({ answer: "no", answersRefused: "Bloqueada pela equipe" });
  });
});

test("name, tags, custom fields and what an import left without a definition", async () => {
  const contact = await aContact(company, {
    firstName: "José",
    lastName: "da Silva",
    fields: { cidade: "Recife", sobra: "azul", vazio: "" },
  });
  await company.transaction(({ db }) =>
    db.customField.createMany({ data: [{ key: "cidade", label: "Cidade", type: "text" }] }),
  );
  await tagContacts(company, { ids: [contact] }, "VIP", "add");
  const person = await loadPerson(company, await aConversation(company, contact), "pt-BR");
  expect(person).toMatchObject({
    name: "José da Silva",
    tags: [{ name: "VIP" }],
    fields: [
      { key: "cidade", label: "Cidade", type: "text", value: "Recife" },
      { key: "sobra", label: "sobra", type: "text", value: "azul" },
    ],
  });
});
