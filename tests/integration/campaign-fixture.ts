import type { TestDatabase } from "#/tests/setup/test-database";
import { createCampaign } from "~/features/campaigns/create-campaign.server";
import { phoneMatchKey } from "~/features/contacts/core/phone-match-key";
import { type AppProcess, setAppProcess } from "~/platform/app-process.server";
import { systemClock } from "~/platform/clock/clock";
import type { CompanyContext } from "~/platform/db/company-types";
import { createLogger } from "~/platform/logger/logger";

/** What the features under test take from the process: the database, for live hints. */
export function useTestProcess({ database }: TestDatabase): void {
  const logger = createLogger("test", "silent");
  setAppProcess({ database, logger, clock: systemClock } as unknown as AppProcess);
}

export async function aConnection(
  ctx: CompanyContext,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = Bun.randomUUIDv7();
  const connection = {
    id,
    kind: "meta",
    name: "Vendas",
    state: "active",
    address: "+551140028831",
    externalId: id,
    wabaId: "waba-1",
    credentials: "sealed",
    rate: 80,
    ...changes,
  };
  await ctx.transaction(({ db }) => db.connection.createMany({ data: [connection] }));
  return id;
}

export const BODY = [
  { type: "BODY", text: "Oi, {{1}}. Temos novidades.", example: { body_text: [["Ana"]] } },
];

export async function aTemplate(ctx: CompanyContext, changes: Record<string, unknown> = {}): Promise<string> {
  const id = Bun.randomUUIDv7();
  const template = {
    id,
    kind: "meta",
    wabaId: "waba-1",
    name: `boas_vindas_${id.slice(-12)}`,
    language: "pt_BR",
    category: "MARKETING",
    status: "APPROVED",
    components: BODY,
    ...changes,
  };
  await ctx.transaction(({ db }) => db.template.createMany({ data: [template] }));
  return id;
}

export interface ContactFacts {
  firstName?: string;
  phone?: string | null;
  basis?: string | null;
  lists?: string[];
  [column: string]: unknown;
}

let next = 10_000_000;
/** A phone that nobody else in this run has. */
export const aPhone = (areaCode = "11") => `+55${areaCode}9${next++}`;

/** A contact with its identity, on these lists (by id). */
export async function aContact(ctx: CompanyContext, facts: ContactFacts = {}): Promise<string> {
  const { lists = [], ...columns } = facts;
  const id = Bun.randomUUIDv7();
  const phone = facts.phone === undefined ? aPhone() : facts.phone;
  const contact = { id, firstName: "Ana", basis: "consent", country: "BR", ...columns, phone };
  await ctx.transaction(async ({ db }) => {
    await db.contact.createMany({ data: [contact as never] });
    if (phone) await anIdentity({ db }, id, "phone", phone);
    await db.listMember.createMany({ data: lists.map((listId) => ({ listId, contactId: id })) });
  });
  return id;
}

export async function anIdentity(
  { db }: Pick<Parameters<Parameters<CompanyContext["transaction"]>[0]>[0], "db">,
  contactId: string,
  kind: "phone" | "wa" | "bsuid",
  value: string,
  scope = "",
): Promise<void> {
  const matchKey = kind === "bsuid" ? value : phoneMatchKey(value);
  await db.identity.createMany({ data: [{ contactId, kind, value, matchKey, scope }] });
}

export async function aList(ctx: CompanyContext, name = "Clientes"): Promise<string> {
  const id = Bun.randomUUIDv7();
  await ctx.transaction(({ db }) => db.contactList.createMany({ data: [{ id, name }] }));
  return id;
}

/** A campaign that could be launched: to all contacts, with the first name, at any hour. */
export async function aCampaign(ctx: CompanyContext, changes: Record<string, unknown> = {}): Promise<string> {
  const connectionId = (changes.connectionId as string | undefined) ?? (await aConnection(ctx));
  const templateId = (changes.templateId as string | undefined) ?? (await aTemplate(ctx));
  const { id } = await createCampaign(ctx, {
    name: "Aquecimento",
    variables: { "1": { field: "first_name", fallback: "amigo" } },
    audience: { any: [{ all: true }], minus: [] },
    sendWindow: "always",
    ...changes,
    connectionId,
    templateId,
  });
  return id;
}

/** Many contacts at once, straight into the tables. */
export async function manyContacts(test: TestDatabase, ctx: CompanyContext, count: number): Promise<void> {
  await test.admin.query(
    `WITH made AS (
       INSERT INTO contact (company_id, first_name, last_name, phone, country, basis, fields)
       SELECT $1, 'Pessoa ' || n, 'Silva', '+55' || (ARRAY['11','92','68','81'])[1 + n % 4] || (900000000 + n), 'BR', 'consent',
         jsonb_build_object('cidade', 'Recife')
       FROM generate_series(1, $2::int) AS n RETURNING id, phone)
     INSERT INTO identity (company_id, contact_id, kind, value, match_key)
     SELECT $1, id, 'phone', phone, substr(phone, 2) FROM made`,
    [ctx.companyId, count],
  );
  await test.admin.query("ANALYZE contact, identity");
}
